namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view with the dimensions in another order: dimension i of the result is <c>permutation[i]</c> of this
        /// tensor.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Not each dimension exactly once.</exception>
        public Tensor permute(params long[] permutation)
        {
            var impl = Impl;
            int rank = impl.Sizes.Length;
            if (permutation.Length != rank)
                throw Errors.Torch(
                    "permute: number of dimensions in the tensor input does not match the length of the desired ordering of dimensions " +
                                   $"i.e. input.dim() = {rank} is not equal to len(dims) = {permutation.Length}");
            var order = new int[rank];
            var (sizes, strides) = (new long[rank], new long[rank]);
            for (int d = 0; d < rank; d++)
            {
                order[d] = Shapes.Dimension(permutation[d], rank);
                if (Array.IndexOf(order, order[d], 0, d) >= 0)
                    throw Errors.Torch("permute(): duplicate dims are not allowed.");
                (sizes[d], strides[d]) = (impl.Sizes[order[d]], impl.Strides[order[d]]);
            }
            var view = MakeView(sizes, strides, impl.Offset);
            return Graph.Needed(this) ? Graph.Attach(view, new PermuteNode(order), this) : view;
        }

        /// <summary>A view with two dimensions exchanged.</summary>
        public Tensor transpose(long dim0, long dim1)
        {
            int rank = Impl.Sizes.Length;
            if (rank == 0)
                return alias();
            var order = Enumerable.Range(0, rank).Select(d => (long)d).ToArray();
            int a = Shapes.Dimension(dim0, rank), b = Shapes.Dimension(dim1, rank);
            (order[a], order[b]) = (order[b], order[a]);
            return permute(order);
        }

        /// <summary>A matrix with rows and columns exchanged, as a view; a vector or number as it is.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">More than two dimensions.</exception>
        public Tensor t() => Impl.Sizes.Length switch
        {
            < 2 => alias(),
            2 => transpose(0, 1),
            int rank => throw Errors.Torch($"t() expects a tensor with <= 2 dimensions, but self is {rank}D"),
        };

        /// <summary>All dimensions in reverse order, as a view.</summary>
        public Tensor T => permute([.. Enumerable.Range(0, Impl.Sizes.Length).Reverse().Select(d => (long)d)]);
    }

    /// <inheritdoc cref="Tensor.permute(long[])"/>
    public static Tensor permute(Tensor input, params long[] permutation) => input.permute(permutation);

    /// <inheritdoc cref="Tensor.transpose"/>
    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    /// <inheritdoc cref="Tensor.t"/>
    public static Tensor t(Tensor input) => input.t();

    private sealed class PermuteNode(int[] order) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            var inverse = new long[order.Length];
            for (int d = 0; d < order.Length; d++)
                inverse[order[d]] = d;
            dx[0] = dy.permute(inverse);
        }
    }
}
