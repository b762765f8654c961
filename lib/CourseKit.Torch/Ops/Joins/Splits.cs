namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Views of equal pieces along a dimension; the last may be smaller.</summary>
        /// <param name="size">Size of a piece.</param>
        /// <param name="dim">Dimension.</param>
        public Tensor[] split(long size, int dim = 0)
        {
            int d = Cut("split", dim);
            long length = Impl.Sizes[d];
            if (size < 0 || size == 0 && length != 0)
                throw Errors.Torch($"split expects split_size be non-negative, but got split_size={size} for a dimension of size {length}");
            if (length == 0)
                return [narrow(d, 0, 0)];
            return [.. Enumerable.Range(0, (int)((length + size - 1) / size)).Select(i => narrow(d, i * size, Math.Min(size,
                length - i * size)))];
        }

        /// <summary>Views of pieces of given sizes along a dimension.</summary>
        /// <param name="sizes">Sizes of the pieces; they add up to that of the dimension.</param>
        /// <param name="dim">Dimension.</param>
        public Tensor[] split(long[] sizes, long dim = 0)
        {
            int d = Cut("split", dim);
            if (sizes.Sum() != Impl.Sizes[d] || sizes.Any(s => s < 0))
                throw Errors.Torch($"split_with_sizes expects split_sizes to sum exactly to {Impl.Sizes[d]} (input tensor's size at " +
                    $"dimension {d}), but got split_sizes={Shapes.Format(sizes)}");
            long start = 0;
            var parts = new Tensor[sizes.Length];
            for (int i = 0; i < sizes.Length; start += sizes[i++])
                parts[i] = narrow(d, start, sizes[i]);
            return parts;
        }

        /// <inheritdoc cref="split(long[], long)"/>
        public Tensor[] split(params long[] sizes) => split(sizes, 0L);

        /// <inheritdoc cref="split(long[], long)"/>
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => split(sizes.ToArray(), dim);

        /// <summary>Views of at most so many pieces along a dimension, equal but for the last.</summary>
        /// <param name="chunks">How many at most.</param>
        /// <param name="dim">Dimension.</param>
        public Tensor[] chunk(long chunks, long dim = 0)
        {
            int d = Cut("chunk", dim);
            if (chunks <= 0)
                throw Errors.Torch($"chunk expects `chunks` to be greater than 0, got: {chunks}");
            long size = (Impl.Sizes[d] + chunks - 1) / chunks;
            return size == 0 ? [.. Enumerable.Range(0, (int)chunks).Select(_ => narrow(d, 0, 0))] : split(size, d);
        }

        /// <summary>Views of so many pieces along a dimension; the first ones are larger by one where it does not divide.</summary>
        /// <param name="size">How many.</param>
        /// <param name="dim">Dimension.</param>
        public Tensor[] tensor_split(long size, long dim = 0)
        {
            int d = Cut("tensor_split", dim);
            if (size <= 0)
                throw Errors.Torch($"number of sections must be larger than 0, got {size}");
            long length = Impl.Sizes[d];
            return split([.. Enumerable.Range(0, (int)size).Select(i => length / size + (i < length % size ? 1 : 0))], d);
        }

        /// <summary>Views of the pieces between given indices along a dimension.</summary>
        /// <param name="sizes">Where to cut; indices beyond the end give empty pieces.</param>
        /// <param name="dim">Dimension.</param>
        public Tensor[] tensor_split(long[] sizes, long dim = 0)
        {
            int d = Cut("tensor_split", dim);
            long start = 0;
            var parts = new List<Tensor>();
            foreach (long end in sizes)
            {
                parts.Add(slice(d, start, end, 1));
                start = end;
            }
            parts.Add(slice(d, start, Impl.Sizes[d], 1));
            return [.. parts];
        }

        /// <inheritdoc cref="tensor_split(long[], long)"/>
        public Tensor[] tensor_split(Tensor indices, long dim = 0) => indices.Impl.Sizes.Length == 0
            ? tensor_split(indices.item<long>(), dim)
            : tensor_split(indices.data<long>().ToArray(), dim);

        /// <summary>Views of all indices along a dimension, which is dropped.</summary>
        /// <param name="dimension">Dimension.</param>
        public Tensor[] unbind(long dimension = 0)
        {
            int d = Cut("unbind", dimension);
            return [.. Enumerable.Range(0, checked((int)Impl.Sizes[d])).Select(i => select(d, i))];
        }

        private int Cut(string op, long dim) => Impl.Sizes.Length > 0
            ? Shapes.Dimension(dim, Impl.Sizes.Length)
            : throw Errors.Torch($"{op} expects at least a 1-dimensional tensor");
    }

    /// <inheritdoc cref="Tensor.split(long[], long)"/>
    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0) => tensor.split(split_size_or_sections, dim);

    /// <inheritdoc cref="Tensor.chunk(long, long)"/>
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    /// <inheritdoc cref="Tensor.tensor_split(long, long)"/>
    public static Tensor[] tensor_split(Tensor input, long indices_or_sections, long dim = 0) =>
        input.tensor_split(indices_or_sections, dim);

    /// <inheritdoc cref="Tensor.tensor_split(long[], long)"/>
    public static Tensor[] tensor_split(Tensor input, long[] indices_or_sections, long dim = 0) =>
        input.tensor_split(indices_or_sections, dim);

    /// <inheritdoc cref="Tensor.tensor_split(long[], long)"/>
    public static Tensor[] tensor_split(Tensor input, Tensor indices_or_sections, long dim = 0) =>
        input.tensor_split(indices_or_sections, dim);

    /// <inheritdoc cref="Tensor.unbind(long)"/>
    public static Tensor[] unbind(Tensor input, long dim = 0) => input.unbind(dim);

    /// <inheritdoc cref="Tensor.unbind(long)"/>
    public static Tensor[] unbind(Tensor tensor, int dim = 0) => tensor.unbind(dim);
}
