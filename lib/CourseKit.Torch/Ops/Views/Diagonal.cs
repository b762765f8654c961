namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view of the diagonals of matrices that two dimensions span; they become the last dimension.</summary>
        /// <param name="offset">0 for the main diagonal, positive above it, negative below.</param>
        /// <param name="dim1">Dimension of the rows.</param>
        /// <param name="dim2">Dimension of the columns.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The dimensions are the same.</exception>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1)
        {
            var impl = Impl;
            int a = Shapes.Dimension(dim1, impl.Sizes.Length), b = Shapes.Dimension(dim2, impl.Sizes.Length);
            if (a == b)
                throw Errors.Torch($"diagonal dimensions cannot be identical {dim1}, {dim2}");
            long length = Math.Max(0, offset >= 0 ? Math.Min(impl.Sizes[a],
                impl.Sizes[b] - offset) : Math.Min(impl.Sizes[a] + offset, impl.Sizes[b]));
            long start = impl.Offset + (length == 0 ? 0 : offset >= 0 ? offset * impl.Strides[b] : -offset * impl.Strides[a]);
            int[] rest = [.. Enumerable.Range(0, impl.Sizes.Length).Where(d => d != a && d != b)];
            var view = MakeView([.. rest.Select(d => impl.Sizes[d]), length], [.. rest.Select(d => impl.Strides[d]),
                impl.Strides[a] + impl.Strides[b]], start);
            return Graph.Needed(this) ? Graph.Attach(view, new DiagonalNode(impl.Sizes, offset, a, b), this) : view;
        }

        /// <summary>A copy whose diagonal is another tensor.</summary>
        /// <param name="src">Of the diagonal's shape.</param>
        /// <param name="offset">0 for the main diagonal, positive above it, negative below.</param>
        /// <param name="dim1">Dimension of the rows.</param>
        /// <param name="dim2">Dimension of the columns.</param>
        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1)
        {
            var result = RequiringClone(src);
            using var place = result.diagonal(offset, dim1, dim2);
            RequireShape("diagonal_scatter", src, place);
            place.copy_(src);
            return result;
        }

        /// <summary>Matrices with the last dimension of this tensor on their diagonals, and 0 elsewhere.</summary>
        /// <param name="offset">0 for the main diagonal, positive above it, negative below.</param>
        /// <param name="dim1">Where the dimension of rows goes in the result.</param>
        /// <param name="dim2">Where the dimension of columns goes in the result.</param>
        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1)
        {
            int rank = Impl.Sizes.Length + 1, a = Shapes.Dimension(dim1, rank), b = Shapes.Dimension(dim2, rank);
            if (a == b)
                throw Errors.Torch($"diagonal dimensions cannot be identical {dim1}, {dim2}");
            long side = Impl.Sizes[^1] + Math.Abs(offset);
            var rest = new Queue<long>(Impl.Sizes[..^1]);
            long[] sizes = [.. Enumerable.Range(0, rank).Select(d => d == a || d == b ? side : rest.Dequeue())];
            var result = Filled(Impl.Dtype, sizes, 0);
            using (no_grad())
            using (var place = result.diagonal(offset, a, b))
                StridedCopy.Copy(Impl, place.Impl);
            return Graph.Needed(this) ? Graph.Attach(result, new DiagonalEmbedNode(offset, a, b), this) : result;
        }

        /// <summary>Of a matrix the diagonal, copied; of a vector the matrix that has it on its diagonal.</summary>
        /// <param name="diagonal">0 for the main diagonal, positive above it, negative below.</param>
        public Tensor diag(long diagonal = 0) => Impl.Sizes.Length switch
        {
            1 => diag_embed(diagonal),
            2 => WrappedTensorDisposeScope(() => this.diagonal(diagonal).clone()),
            int rank => throw Errors.Torch($"diag(): Supports 1D or 2D tensors. Got {rank}D"),
        };

        /// <summary>A matrix with all elements of this tensor on its diagonal.</summary>
        /// <param name="offset">0 for the main diagonal, positive above it, negative below.</param>
        public Tensor diagflat(long offset = 0) => WrappedTensorDisposeScope(() => reshape(-1).diag_embed(offset));

        /// <summary>The sum of the diagonal of a matrix, as a tensor without dimensions.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Not a matrix.</exception>
        public Tensor trace() => Impl.Sizes.Length == 2
            ? WrappedTensorDisposeScope(() => diagonal().sum())
            : throw Errors.Torch($"trace: expected a matrix, but got tensor with dim {Impl.Sizes.Length}");

        private Tensor RequiringClone(Tensor source) => source.Impl.Dtype == Impl.Dtype
            ? clone()
            : throw Errors.Torch($"expected both tensors to be of one type, got {Impl.Dtype.TorchName()} and " +
                $"{source.Impl.Dtype.TorchName()}");

        private static void RequireShape(string op, Tensor source, Tensor place)
        {
            if (!source.Impl.Sizes.AsSpan().SequenceEqual(place.Impl.Sizes))
                throw Errors.Torch($"{op}: expected src to have a size equal to the slice of self. src size = " +
                    $"{Shapes.Format(source.Impl.Sizes)}, slice size = {Shapes.Format(place.Impl.Sizes)}");
        }
    }

    /// <inheritdoc cref="Tensor.diagonal(long, long, long)"/>
    public static Tensor diagonal(Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1) => input.diagonal(offset, dim1, dim2);

    /// <inheritdoc cref="Tensor.diagonal_scatter(Tensor, long, long, long)"/>
    public static Tensor diagonal_scatter(Tensor input, Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
        input.diagonal_scatter(src, offset, dim1, dim2);

    /// <inheritdoc cref="Tensor.diag_embed(long, long, long)"/>
    public static Tensor diag_embed(Tensor input, long offset = 0, long dim1 = -2, long dim2 = -1) => input.diag_embed(offset, dim1, dim2);

    /// <inheritdoc cref="Tensor.diag(long)"/>
    public static Tensor diag(Tensor input, long diagonal = 0) => input.diag(diagonal);

    /// <inheritdoc cref="Tensor.diagflat(long)"/>
    public static Tensor diagflat(Tensor input, long offset = 0) => input.diagflat(offset);

    /// <inheritdoc cref="Tensor.trace()"/>
    public static Tensor trace(Tensor input) => input.trace();

    private sealed class DiagonalNode(long[] sizes, long offset, int dim1, int dim2) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) =>
            dx[0] = Filled(dy.Impl.Dtype, sizes, 0).diagonal_scatter(dy, offset, dim1, dim2);
    }

    private sealed class DiagonalEmbedNode(long offset, int dim1, int dim2) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy.diagonal(offset, dim1, dim2);
    }
}
