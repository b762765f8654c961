using System.Numerics;
namespace TorchSharp;

/// <summary>A body of code that works along the middle of an (outer, length, inner) array.</summary>
internal interface ILaneBody
{
    /// <summary>Runs with elements of type <typeparamref name="T"/>.</summary>
    void Run<T>(int outer, int length, int inner) where T : unmanaged, INumber<T>;
}

/// <summary>The lanes of a tensor along one dimension.</summary>
internal static class LanesOf
{
    /// <summary>Runs a body with the sizes around a dimension; a tensor without dimensions has one lane of one element.</summary>
    public static void Run<TBody>(TensorImpl x, int dim, TBody body) where TBody : struct, ILaneBody =>
        Dispatch.Numeric(x.Dtype, new Body<TBody>(x.Sizes, dim, body));

    private readonly struct Body<TBody>(long[] shape, int dim, TBody body) : INumericBody where TBody : struct, ILaneBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            var sizes = shape.Length == 0 ? [1] : shape;
            body.Run<T>(checked((int)Shapes.Count(sizes.AsSpan(0, dim))), checked((int)sizes[dim]),
                checked((int)Shapes.Count(sizes.AsSpan(dim + 1))));
        }
    }
}
