using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    /// <summary><c>condition[i] ? x[i] : y[i]</c>, all three broadcasting.</summary>
    /// <param name="condition">Tensor of bool.</param>
    /// <param name="x">Taken where true.</param>
    /// <param name="y">Taken where false.</param>
    /// <returns>New tensor of the shape all broadcast to, of the common type of x and y.</returns>
    public static Tensor where(Tensor condition, Tensor x, Tensor y)
    {
        if (condition.Impl.Dtype != ScalarType.Bool)
            throw Errors.Torch(
                $"where expected condition to be a boolean tensor, but got a tensor with dtype {condition.Impl.Dtype.TorchName()}");
        var dtype = DType.Promote(x, y);
        var (a, b) = (x.As(dtype, out var convertedX), y.As(dtype, out var convertedY));
        var sizes = Shapes.Broadcast(condition.Impl.Sizes, Shapes.Broadcast(a.Impl.Sizes, b.Impl.Sizes));
        var result = new Tensor(new TensorImpl(dtype, sizes));
        using (var wideC = condition.Expanded(sizes))
        using (var wideA = a.Expanded(sizes))
        using (var wideB = b.Expanded(sizes))
            Dispatch.Numeric(dtype, new WhereBody(wideC.Impl, wideA.Impl, wideB.Impl, result.Impl));
        if (Graph.Needed(a, b))
            Graph.Attach(result, new WhereNode(condition, a, b), a, b);
        convertedX?.Dispose();
        convertedY?.Dispose();
        return result;
    }

    public partial class Tensor
    {
        /// <summary><c>condition[i] ? this[i] : y[i]</c>, all three broadcasting.</summary>
        public Tensor where(Tensor condition, Tensor y) => torch.where(condition, this, y);

        /// <summary>A contiguous copy repeated to <paramref name="sizes"/>, outside autograd.</summary>
        internal Tensor Expanded(long[] sizes) => RawCopy(Impl, sizes);
    }

    private readonly struct WhereBody(TensorImpl condition, TensorImpl a, TensorImpl b, TensorImpl y) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            ReadOnlySpan<bool> c = condition.Span<bool>();
            ReadOnlySpan<T> x = a.Span<T>(), z = b.Span<T>();
            var result = y.Span<T>();
            for (int i = 0; i < result.Length; i++)
                result[i] = c[i] ? x[i] : z[i];
        }
    }

    private sealed class WhereNode(Tensor condition, Tensor a, Tensor b) : UnaryOutputNode
    {
        private readonly long[] _sizesA = a.Impl.Sizes;
        private readonly long[] _sizesB = b.Impl.Sizes;
        private SavedTensor _condition = SavedTensor.Keep(condition);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            using var zero = zeros_like(dy);
            if (Needs(0))
                dx[0] = where(_condition.Value, dy, zero).SumTo(_sizesA);
            if (Needs(1))
                dx[1] = where(_condition.Value, zero, dy).SumTo(_sizesB);
        }

        public override void Release() => _condition.Release();
    }
}
