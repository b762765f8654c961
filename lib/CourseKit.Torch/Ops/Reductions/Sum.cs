using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements, as a tensor without dimensions; integers add up in int64.</summary>
        /// <param name="type">Element type to convert to first.</param>
        public Tensor sum(ScalarType? type = null) => SumOver([], keepdim: false, type);

        /// <summary>Sums along one dimension.</summary>
        /// <param name="dim">Dimension that is summed.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        /// <param name="type">Element type to convert to first.</param>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => SumOver([dim], keepdim, type);

        /// <summary>Sums along two dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => SumOver([dim0, dim1], keepdim, type);

        /// <summary>Sums along three dimensions.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            SumOver([dim0, dim1, dim2], keepdim, type);

        /// <summary>Sums along some dimensions; none means all.</summary>
        /// <param name="dim">Dimensions that are summed.</param>
        /// <param name="keepdim">Keep them with size 1.</param>
        /// <param name="type">Element type to convert to first.</param>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => SumOver(dim, keepdim, type);

        private Tensor SumOver(ReadOnlySpan<long> dims, bool keepdim, ScalarType? type)
        {
            var x = As(type ?? (Impl.Dtype.IsFloat() ? Impl.Dtype : ScalarType.Int64), out var converted);
            var reduction = new Reduction(x.Impl.Sizes, dims, keepdim);
            var y = reduction.Fold(x, new SumBody());
            if (Graph.Needed(x))
                Graph.Attach(y, new SumNode(x.Impl.Sizes, reduction.KeptSizes), x);
            converted?.Dispose();
            return y;
        }

        private readonly struct SumBody : IFoldBody
        {
            public void Run<T>(ReadOnlySpan<T> x, Span<T> y, int outer, int reduced, int inner) where T : unmanaged, INumber<T>
            {
                if (reduced == 0)
                    y.Clear();
                else
                    FoldKernel.Run<T, SumFold<T>>(x, y, outer, reduced, inner);
                TensorPrimitives.Add(y, T.Zero, y);     // a sum begins at 0: that of negative zeros is 0
            }
        }
    }

    /// <inheritdoc cref="Tensor.sum(ScalarType?)"/>
    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    /// <inheritdoc cref="Tensor.sum(long, bool, ScalarType?)"/>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    private sealed class SumNode(long[] sizes, long[] keptSizes) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy.reshape(keptSizes).expand(sizes);
    }
}
