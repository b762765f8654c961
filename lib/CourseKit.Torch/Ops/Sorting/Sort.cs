using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements in order along a dimension, and where each stood. Equals keep their order; NaN counts as the
        /// largest.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="descending">The largest first.</param>
        /// <param name="stable">No effect: the order of equals is always kept.</param>
        /// <returns>Values, which gradients pass through, and int64 indices; both of the same shape.</returns>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            var c = Contiguous(out var temporary);
            var values = new Tensor(new TensorImpl(Impl.Dtype, Impl.Sizes));
            var indices = new Tensor(new TensorImpl(ScalarType.Int64, Impl.Sizes));
            LanesOf.Run(Impl, d, new SortBody(c.Impl, values.Impl, indices.Impl, descending));
            temporary?.Dispose();
            if (Graph.Needed(this))
                Graph.Attach(values, new GatherNode(Impl.Sizes, d, indices), this);
            return (values, indices);
        }

        /// <summary>The indices that put the elements in order along a dimension.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="descending">The largest first.</param>
        /// <returns>int64, of the same shape.</returns>
        public Tensor argsort(long dim = -1, bool descending = false)
        {
            using var outside = no_grad();
            var (values, indices) = sort(dim, descending);
            values.Dispose();
            return indices;
        }

        /// <summary>The elements in ascending order along the first dimension.</summary>
        public Tensor msort()
        {
            var (values, indices) = sort(0);
            indices.Dispose();
            return values;
        }

        /// <summary>The k largest (or smallest) elements along a dimension, in order, and where they stand.</summary>
        /// <param name="k">How many, at most the size of the dimension.</param>
        /// <param name="dim">Dimension.</param>
        /// <param name="largest">The largest, else the smallest.</param>
        /// <param name="sorted">No effect: they always come in order.</param>
        /// <returns>Values, which gradients pass through, and int64 indices; k along <paramref name="dim"/>.</returns>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            if (k < 0 || k > (Impl.Sizes.Length == 0 ? 1 : Impl.Sizes[d]))
                throw Errors.Torch($"selected index k out of range: {k} of a dimension of size " +
                    $"{(Impl.Sizes.Length == 0 ? 1 : Impl.Sizes[d])}");
            using var scope = NewDisposeScope();
            var (values, indices) = sort(d, largest);
            if (Impl.Sizes.Length > 0)
                (values, indices) = (values.narrow(d, 0, k), indices.narrow(d, 0, k));
            return (values.contiguous().MoveToOuterDisposeScope(), indices.contiguous().MoveToOuterDisposeScope());
        }

        /// <summary>The k-th smallest element along a dimension, counted from 1, and where it stands.</summary>
        /// <param name="k">From 1 to the size of the dimension.</param>
        /// <param name="dim">Dimension; null for the last.</param>
        /// <param name="keepdim">Keep the dimension with size 1.</param>
        /// <returns>Values, which gradients pass through, and int64 indices.</returns>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false)
        {
            int d = Shapes.Dimension(dim ?? -1, Impl.Sizes.Length);
            if (k < 1 || k > (Impl.Sizes.Length == 0 ? 1 : Impl.Sizes[d]))
                throw Errors.Torch($"kthvalue(): selected number k out of range for dimension {d}: {k}");
            using var scope = NewDisposeScope();
            var (values, indices) = sort(d);
            return (values.Single(d, k - 1, keepdim).clone().MoveToOuterDisposeScope(),
                indices.Single(d, k - 1, keepdim).clone().MoveToOuterDisposeScope());
        }

        /// <summary>One index along a dimension, which is dropped or kept with size 1; a tensor without dimensions as it is.</summary>
        internal Tensor Single(int dim, long index, bool keepdim) => Impl.Sizes.Length == 0 ? alias()
            : keepdim ? narrow(dim, index, 1) : select(dim, index);

        private readonly struct SortBody(TensorImpl x, TensorImpl values, TensorImpl indices, bool descending) : ILaneBody
        {
            public void Run<T>(int outer, int length, int inner) where T : unmanaged, INumber<T> =>
                SortLanes.Run<T>(x.Span<T>(), values.Span<T>(), indices.Span<long>(), outer, length, inner, descending);
        }
    }

    /// <inheritdoc cref="Tensor.sort(long, bool, bool)"/>
    public static (Tensor values, Tensor indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);

    /// <inheritdoc cref="Tensor.argsort(long, bool)"/>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    /// <inheritdoc cref="Tensor.msort()"/>
    public static Tensor msort(Tensor tensor) => tensor.msort();

    /// <inheritdoc cref="Tensor.topk(int, int, bool, bool)"/>
    public static (Tensor values, Tensor indices) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        tensor.topk(k, dim, largest, sorted);

    /// <inheritdoc cref="Tensor.kthvalue(long, long?, bool)"/>
    public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) =>
        input.kthvalue(k, dim, keepdim);
}
