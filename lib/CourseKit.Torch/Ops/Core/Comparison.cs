using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>An elementwise question about two numbers.</summary>
internal interface IComparison
{
    /// <summary>The answer for one pair.</summary>
    static abstract bool Holds<T>(T a, T b) where T : unmanaged, INumber<T>;
}

/// <summary>Runs elementwise comparisons: the result is a tensor of bool of the shape both broadcast to.</summary>
internal static class Comparison
{
    /// <summary>y[i] = a[i] ? b[i].</summary>
    public static Tensor Apply<TOp>(Tensor a, Tensor b) where TOp : struct, IComparison
    {
        var dtype = DType.Promote(a, b);
        var (x, y) = (a.As(dtype, out var convertedA), b.As(dtype, out var convertedB));
        var sizes = Shapes.Broadcast(x.Impl.Sizes, y.Impl.Sizes);
        var result = new Tensor(new TensorImpl(ScalarType.Bool, sizes));
        var (cx, cy) = (x.BroadcastContiguous(sizes, out var wideX), y.BroadcastContiguous(sizes, out var wideY));
        Dispatch.Numeric(dtype, new Body<TOp>(cx.Impl, cy.Impl, result.Impl));
        wideX?.Dispose();
        wideY?.Dispose();
        convertedA?.Dispose();
        convertedB?.Dispose();
        return result;
    }

    /// <summary>y[i] = a[i] ? number.</summary>
    public static Tensor Apply<TOp>(Tensor a, Scalar b) where TOp : struct, IComparison
    {
        using var wrapped = Binary.Wrap(b, a.Impl.Dtype);
        return Apply<TOp>(a, wrapped);
    }

    private readonly struct Body<TOp>(TensorImpl a, TensorImpl b, TensorImpl y) : INumericBody where TOp : struct, IComparison
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            if (a.Count == 1 && b.Count != 1)
            {
                T first = a.At<T>(0);
                var second = b.Span<T>();
                for (int i = 0; i < second.Length; i++)
                    y.Span<bool>()[i] = TOp.Holds(first, second[i]);
                return;
            }
            ReadOnlySpan<T> x = a.Span<T>(), z = b.Count == 1 ? default : b.Span<T>();
            var result = y.Span<bool>();
            if (b.Count == 1 && a.Count != 0)
            {
                T value = b.At<T>(0);
                for (int i = 0; i < result.Length; i++)
                    result[i] = TOp.Holds(x[i], value);
                return;
            }
            for (int i = 0; i < result.Length; i++)
                result[i] = TOp.Holds(x[i], z[i]);
        }
    }
}
