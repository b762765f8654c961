namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// A copy with the order along some dimensions reversed: same shape; a transposed tensor gives a transposed copy.
        /// </summary>
        /// <param name="dims">Dimensions, each once.</param>
        public Tensor flip(params long[] dims)
        {
            var turned = new bool[Impl.Sizes.Length];
            foreach (long dim in dims)
            {
                int d = Shapes.Dimension(dim, turned.Length);
                if (turned.Length > 0 && turned[d])
                    throw Errors.Torch($"dim {d} appears multiple times in the list of dims");
                if (turned.Length > 0)
                    turned[d] = true;
            }
            // read backwards: negative strides, from the last element of each turned dimension
            var (strides, offset) = ((long[])Impl.Strides.Clone(), Impl.Offset);
            for (int d = 0; d < turned.Length; d++)
            {
                if (!turned[d] || Impl.Sizes[d] == 0)
                    continue;
                offset += (Impl.Sizes[d] - 1) * strides[d];
                strides[d] = -strides[d];
            }
            var y = InOrder(new TensorImpl(Impl.Storage, Impl.Dtype, Impl.Sizes, strides, offset), Impl);
            return Graph.Needed(this) ? Graph.Attach(y, new FlipNode(dims), this) : y;
        }

        /// <summary>A copy whose elements lie in memory in the order of another tensor's, if those lie side by side.</summary>
        private static Tensor InOrder(TensorImpl read, TensorImpl like)
        {
            int[] order = [.. Enumerable.Range(0, like.Sizes.Length).OrderByDescending(d => like.Strides[d])];
            long[] sizes = [.. order.Select(d => like.Sizes[d])], strides = [.. order.Select(d => like.Strides[d])];
            if (!strides.SequenceEqual(Shapes.ContiguousStrides(sizes)))
                return RawCopy(read, like.Sizes);
            var y = RawCopy(new TensorImpl(read.Storage, read.Dtype, sizes, [.. order.Select(d => read.Strides[d])], read.Offset), sizes);
            var turned = new Tensor(new TensorImpl(y.Impl.Storage, read.Dtype, like.Sizes, like.Strides, 0));
            y.Dispose();
            return turned;
        }

        /// <summary>A copy with the columns in reverse order.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Fewer than two dimensions.</exception>
        public Tensor fliplr() => Impl.Sizes.Length >= 2 ? flip(1) : throw Errors.Torch("Input must be >= 2-d.");

        /// <summary>A copy with the rows in reverse order.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">No dimensions.</exception>
        public Tensor flipud() => Impl.Sizes.Length >= 1 ? flip(0) : throw Errors.Torch("Input must be >= 1-d.");

        /// <summary>A copy turned by quarter turns in the plane of two dimensions.</summary>
        /// <param name="k">Number of turns, from the first dimension towards the second; negative turns back.</param>
        /// <param name="dims">The plane; null for dimensions 0 and 1.</param>
        public Tensor rot90(long k = 1, (long, long)? dims = null)
        {
            int rank = Impl.Sizes.Length;
            var (first, second) = dims ?? (0, 1);
            if (rank < 2)
                throw Errors.Torch($"expected total dims >= 2, but got total dims = {rank}");
            int a = Shapes.Dimension(first, rank), b = Shapes.Dimension(second, rank);
            if (a == b)
                throw Errors.Torch($"expected rotation dims to be different, but got dim0 = {first} and dim1 = {second}");
            return WrappedTensorDisposeScope(() => ((k % 4 + 4) % 4) switch
            {
                1 => flip(b).transpose(a, b).clone(),
                2 => flip(a, b),
                3 => flip(a).transpose(a, b).clone(),
                _ => clone(),
            });
        }

        /// <summary>A copy whose elements moved along some dimensions; those pushed out at the end come in at the start.</summary>
        /// <param name="shifts">How far, for each dimension.</param>
        /// <param name="dims">Dimensions; none with a single shift moves all elements in row-major order.</param>
        public Tensor roll(long[] shifts, long[] dims)
        {
            if (shifts.Length == 0)
                throw Errors.Torch("`shifts` required");
            if (dims.Length == 0 && shifts.Length == 1)
                return WrappedTensorDisposeScope(() => reshape(-1).roll(shifts, new long[] { 0 }).view(Impl.Sizes));
            if (shifts.Length != dims.Length)
                throw Errors.Torch($"shifts and dimensions must align. shifts: {shifts.Length}, dims:{dims.Length}");
            return WrappedTensorDisposeScope(() =>
            {
                var y = this;
                for (int i = 0; i < dims.Length; i++)
                {
                    int d = Shapes.Dimension(dims[i], Impl.Sizes.Length);
                    long size = Impl.Sizes.Length == 0 ? 0 : Impl.Sizes[d];
                    long cut = size == 0 ? 0 : ((-shifts[i]) % size + size) % size;
                    if (cut != 0)
                        y = torch.cat([y.narrow(d, cut, size - cut), y.narrow(d, 0, cut)], d);
                }
                return ReferenceEquals(y, this) ? clone() : y;
            });
        }

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll(long[] shifts) => roll(shifts, Array.Empty<long>());

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => roll(shifts.ToArray(), dims.ToArray());

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll(long shifts, long? dims = null) => roll(new long[] { shifts }, dims is { } d ? new[] { d } : []);

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll((long, long) shifts, (long, long) dims) =>
            roll(new[] { shifts.Item1, shifts.Item2 }, new[] { dims.Item1, dims.Item2 });

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            roll(new[] { shifts.Item1, shifts.Item2, shifts.Item3 }, new[] { dims.Item1, dims.Item2, dims.Item3 });
    }

    /// <summary>A copy turned by quarter turns in the plane of two dimensions.</summary>
    /// <param name="input">At least two dimensions.</param>
    /// <param name="k">Number of turns, from the first dimension towards the second; negative turns back.</param>
    /// <param name="dims">The plane; null for dimensions 0 and 1.</param>
    public static Tensor rot90(Tensor input, long k = 1, (long, long)? dims = null) => input.rot90(k, dims);

    /// <inheritdoc cref="Tensor.roll(long[], long[])"/>
    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    /// <inheritdoc cref="Tensor.roll(long[])"/>
    public static Tensor roll(Tensor input, long[] shifts) => input.roll(shifts);

    /// <inheritdoc cref="Tensor.roll(long, long?)"/>
    public static Tensor roll(Tensor input, long shifts, long? dims = null) => input.roll(shifts, dims);

    /// <inheritdoc cref="Tensor.roll(ReadOnlySpan{long}, ReadOnlySpan{long})"/>
    public static Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => input.roll(shifts, dims);

    /// <inheritdoc cref="Tensor.roll(long[], long[])"/>
    public static Tensor roll(Tensor input, (long, long, long) shifts, (long, long, long) dims) => input.roll(shifts, dims);

    /// <inheritdoc cref="Tensor.roll(long[], long[])"/>
    public static Tensor roll(Tensor input, (long, long) shifts, (long, long) dims) => input.roll(shifts, dims);

    /// <inheritdoc cref="Tensor.flipud()"/>
    public static Tensor flipud(Tensor input) => input.flipud();

    /// <inheritdoc cref="Tensor.fliplr()"/>
    public static Tensor fliplr(Tensor input) => input.fliplr();

    /// <inheritdoc cref="Tensor.flip(long[])"/>
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    private sealed class FlipNode(long[] dims) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy.flip(dims);
    }
}
