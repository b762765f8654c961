namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The different elements (or slices along a dimension), in ascending order.</summary>
        /// <param name="sorted">No effect: they always come in order.</param>
        /// <param name="return_inverse">Also give, for each element, its place in the result.</param>
        /// <param name="return_counts">Also give how often each occurs.</param>
        /// <param name="dim">Dimension of the slices; null compares elements.</param>
        /// <returns>The different ones; places and counts (int64) are null unless asked for.</returns>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false,
            bool return_counts = false, int? dim = null) => Distinct(dim, return_inverse, return_counts, sort: true);

        /// <summary>The elements (or slices along a dimension) without those that equal their predecessor.</summary>
        /// <param name="return_inverse">Also give, for each element, its place in the result.</param>
        /// <param name="return_counts">Also give how often each occurs in a row.</param>
        /// <param name="dim">Dimension of the slices; null compares elements in row-major order.</param>
        /// <returns>The elements kept; places and counts (int64) are null unless asked for.</returns>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(bool return_inverse = false,
            bool return_counts = false, int? dim = null) => Distinct(dim, return_inverse, return_counts, sort: false);

        private (Tensor, Tensor?, Tensor?) Distinct(int? dim, bool inverse, bool counts, bool sort)
        {
            using var outside = no_grad();
            using var scope = NewDisposeScope();
            int d = dim is { } given ? Shapes.Dimension(given, Impl.Sizes.Length) : 0;
            var x = dim is null ? reshape(-1) : this;
            // each slice as a row; the order sorts by the last column first, then stably by those before it
            var rows = x.Impl.Sizes.Length <= 1 ? x.reshape(-1, 1) : x.transpose(0, d).contiguous().reshape(x.Impl.Sizes[d], -1);
            long count = rows.Impl.Sizes[0], width = rows.Impl.Sizes[1];
            var order = arange(count, ScalarType.Int64);
            for (long column = width - 1; sort && column >= 0; column--)
                order = order.index_select(0, rows.select(1, column).index_select(0, order).argsort());
            var ordered = rows.index_select(0, order);
            var starts = count == 0
                ? zeros(0, ScalarType.Bool)
                : torch.cat([torch.ones(1, ScalarType.Bool), ordered.narrow(0, 1, count - 1).ne(ordered.narrow(0, 0, count - 1)).any(1)],
                    0);
            var heads = starts.nonzero().reshape(-1);
            var output = x.index_select(d, order.index_select(0, heads));
            Tensor? places = null, sizes = null;
            if (inverse)
            {
                places = torch.zeros(count, ScalarType.Int64).scatter(0, order, starts.cumsum(0).sub((Scalar)1));
                places = (dim is null ? places.view(Impl.Sizes) : places).MoveToOuterDisposeScope();
            }
            if (counts)
                sizes = torch.cat([heads, tensor(new[] { count })], 0).diff().MoveToOuterDisposeScope();
            return (output.MoveToOuterDisposeScope(), places, sizes);
        }

        /// <summary>Differences of neighbours along a dimension.</summary>
        /// <param name="n">How often.</param>
        /// <param name="dim">Dimension.</param>
        /// <param name="prepend">Put in front first.</param>
        /// <param name="append">Put at the end first.</param>
        /// <returns>n less along the dimension; for bool where neighbours differ.</returns>
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null)
        {
            int d = Impl.Sizes.Length > 0 ? Shapes.Dimension(dim, Impl.Sizes.Length)
                : throw Errors.Torch("diff expects input to be at least one-dimensional");
            return WrappedTensorDisposeScope(() =>
            {
                Tensor[] parts = [.. new[] { prepend, this, append }.OfType<Tensor>()];
                var y = parts.Length == 1 ? this : torch.cat(parts, d);
                for (long i = 0; i < n; i++)
                {
                    long length = y.Impl.Sizes[d];
                    if (length == 0)
                        break;
                    var (behind, ahead) = (y.narrow(d, 0, length - 1), y.narrow(d, 1, length - 1));
                    y = Impl.Dtype == ScalarType.Bool ? ahead.logical_xor(behind) : ahead.sub(behind);
                }
                return ReferenceEquals(y, this) ? alias() : y;
            });
        }
    }

    /// <inheritdoc cref="Tensor.unique(bool, bool, bool, int?)"/>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(Tensor input, bool sorted = true,
        bool return_inverse = false,
        bool return_counts = false, int? dim = null) => input.unique(sorted, return_inverse, return_counts, dim);

    /// <inheritdoc cref="Tensor.unique_consecutive(bool, bool, int?)"/>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(Tensor input, bool return_inverse = false,
        bool return_counts = false, int? dim = null) => input.unique_consecutive(return_inverse, return_counts, dim);

    /// <inheritdoc cref="Tensor.diff(long, long, Tensor, Tensor)"/>
    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
        input.diff(n, dim, prepend, append);
}
