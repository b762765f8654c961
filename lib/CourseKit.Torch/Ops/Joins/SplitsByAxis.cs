namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Views of so many equal pieces along the second dimension, or the only one of a vector.</summary>
        /// <param name="size">How many; it divides the size.</param>
        public Tensor[] hsplit(long size) => EqualParts("hsplit", size, Impl.Sizes.Length == 1 ? 0 : 1, 1);

        /// <summary>Views of the pieces between given indices along the second dimension, or the only one of a vector.</summary>
        public Tensor[] hsplit(params long[] sizes) => tensor_split(sizes, Impl.Sizes.Length == 1 ? 0 : 1);

        /// <inheritdoc cref="hsplit(long[])"/>
        public Tensor[] hsplit(Tensor indices) => hsplit(indices.data<long>().ToArray());

        /// <summary>Views of so many equal pieces along the first dimension.</summary>
        /// <param name="size">How many; it divides the size.</param>
        public Tensor[] vsplit(long size) => EqualParts("vsplit", size, 0, 2);

        /// <summary>Views of the pieces between given indices along the first dimension.</summary>
        public Tensor[] vsplit(params long[] sizes) => tensor_split(sizes, 0);

        /// <inheritdoc cref="vsplit(long[])"/>
        public Tensor[] vsplit(Tensor indices) => vsplit(indices.data<long>().ToArray());

        /// <summary>Views of so many equal pieces along the third dimension.</summary>
        /// <param name="size">How many; it divides the size.</param>
        public Tensor[] dsplit(long size) => EqualParts("dsplit", size, 2, 3);

        /// <summary>Views of the pieces between given indices along the third dimension.</summary>
        public Tensor[] dsplit(params long[] sizes) => tensor_split(sizes, 2);

        /// <inheritdoc cref="dsplit(long[])"/>
        public Tensor[] dsplit(Tensor indices) => dsplit(indices.data<long>().ToArray());

        /// <inheritdoc cref="dsplit(long[])"/>
        public Tensor[] dsplit((long, long) indices_or_sections) => dsplit([indices_or_sections.Item1, indices_or_sections.Item2]);

        /// <inheritdoc cref="dsplit(long[])"/>
        public Tensor[] dsplit((long, long, long) indices_or_sections) =>
            dsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3]);

        /// <inheritdoc cref="dsplit(long[])"/>
        public Tensor[] dsplit((long, long, long, long) indices_or_sections) =>
            dsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4]);

        private Tensor[] EqualParts(string op, long parts, int dim, int rank)
        {
            if (Impl.Sizes.Length < rank)
                throw Errors.Torch($"torch.{op} requires a tensor with at least {rank} dimension, but got a tensor with " +
                    $"{Impl.Sizes.Length} dimensions!");
            if (parts <= 0 || Impl.Sizes[dim] % parts != 0)
                throw new ArgumentException($"torch.{op} attempted to split along dimension {dim}, but the size of the dimension " +
                    $"{Impl.Sizes[dim]} is not divisible by the split_size {parts}!", nameof(parts));
            return tensor_split(parts, dim);
        }
    }

    /// <inheritdoc cref="Tensor.hsplit(long)"/>
    public static Tensor[] hsplit(Tensor input, long indices_or_sections) => input.hsplit(indices_or_sections);

    /// <inheritdoc cref="Tensor.hsplit(long[])"/>
    public static Tensor[] hsplit(Tensor input, long[] indices_or_sections) => input.hsplit(indices_or_sections);

    /// <inheritdoc cref="Tensor.hsplit(long[])"/>
    public static Tensor[] hsplit(Tensor input, Tensor indices_or_sections) => input.hsplit(indices_or_sections);

    /// <inheritdoc cref="Tensor.hsplit(long[])"/>
    public static Tensor[] hsplit(Tensor input, (long, long) indices_or_sections) =>
        input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2]);

    /// <inheritdoc cref="Tensor.hsplit(long[])"/>
    public static Tensor[] hsplit(Tensor input, (long, long, long) indices_or_sections) =>
        input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3]);

    /// <inheritdoc cref="Tensor.hsplit(long[])"/>
    public static Tensor[] hsplit(Tensor input, (long, long, long, long) indices_or_sections) =>
        input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4]);

    /// <inheritdoc cref="Tensor.vsplit(long[])"/>
    public static Tensor[] vsplit(Tensor input, long[] indices_or_sections) => input.vsplit(indices_or_sections);

    /// <inheritdoc cref="Tensor.dsplit(long)"/>
    public static Tensor[] dsplit(Tensor input, long size) => input.dsplit(size);

    /// <inheritdoc cref="Tensor.dsplit(long[])"/>
    public static Tensor[] dsplit(Tensor input, long[] indices_or_sections) => input.dsplit(indices_or_sections);

    /// <inheritdoc cref="Tensor.dsplit(long[])"/>
    public static Tensor[] dsplit(Tensor input, Tensor indices_or_sections) => input.dsplit(indices_or_sections);

    /// <inheritdoc cref="Tensor.dsplit(long[])"/>
    public static Tensor[] dsplit(Tensor input, (long, long) indices_or_sections) => input.dsplit(indices_or_sections);

    /// <inheritdoc cref="Tensor.dsplit(long[])"/>
    public static Tensor[] dsplit(Tensor input, (long, long, long) indices_or_sections) => input.dsplit(indices_or_sections);

    /// <inheritdoc cref="Tensor.dsplit(long[])"/>
    public static Tensor[] dsplit(Tensor input, (long, long, long, long) indices_or_sections) => input.dsplit(indices_or_sections);
}
