namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy put side by side several times along each dimension.</summary>
        /// <param name="sizes">How often along each dimension; further ones may be put in front.</param>
        public Tensor repeat(params long[] sizes)
        {
            int shift = sizes.Length - Impl.Sizes.Length;
            if (shift < 0)
                throw Errors.Torch("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor: " +
                                   $"{Shapes.Format(sizes)} for {Shapes.Format(Impl.Sizes)}");
            if (sizes.Any(s => s < 0))
                throw Errors.Torch($"Trying to create tensor with negative dimension: repeat {Shapes.Format(sizes)}");
            return WrappedTensorDisposeScope(() =>
            {
                // each dimension as (copies, size): a view that repeats, then one copy of all
                long[] own = [.. Enumerable.Repeat(1L, shift), .. Impl.Sizes];
                long[] apart = [.. own.SelectMany(s => new[] { 1, s })];
                long[] wide = [.. own.SelectMany((s, d) => new[] { sizes[d], s })];
                return reshape(apart).expand(wide).clone().view([.. own.Select((s, d) => s * sizes[d])]);
            });
        }

        /// <summary>A copy put side by side several times along each dimension; missing numbers count as 1.</summary>
        /// <param name="reps">How often along each of the last dimensions.</param>
        public Tensor tile(long[] reps) =>
            repeat([.. Enumerable.Repeat(1L, Math.Max(0, Impl.Sizes.Length - reps.Length)), .. reps]);

        /// <summary>Each element repeated, the copies next to each other.</summary>
        /// <param name="repeats">How often each.</param>
        /// <param name="dim">Dimension; null repeats the elements in row-major order, giving one dimension.</param>
        /// <param name="output_size">The resulting size, if known: checked.</param>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null)
        {
            if (repeats < 0)
                throw Errors.Torch($"repeats can not be negative, got {repeats}");
            using var each = Filled(ScalarType.Int64, [1], repeats);
            return repeat_interleave(each, dim, output_size);
        }

        /// <summary>Each element repeated, the copies next to each other.</summary>
        /// <param name="repeats">How often each slice, int64: a vector, or one number for all.</param>
        /// <param name="dim">Dimension; null repeats the elements in row-major order, giving one dimension.</param>
        /// <param name="output_size">The resulting size, if known: checked.</param>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) => WrappedTensorDisposeScope(() =>
        {
            var x = dim is null || Impl.Sizes.Length == 0 ? reshape(-1) : this;
            int d = dim is null ? 0 : Shapes.Dimension(dim.Value, x.Impl.Sizes.Length);
            if (repeats.Impl.Dtype is not (ScalarType.Int64 or ScalarType.Int32) || repeats.Impl.Sizes.Length > 1)
                throw Errors.Torch($"repeats must be a vector or number of int32 or int64, got {repeats.Impl.Dtype.TorchName()} of " +
                    $"shape {Shapes.Format(repeats.Impl.Sizes)}");
            if (repeats.Impl.Count != 1 && repeats.Impl.Count != x.Impl.Sizes[d])
                throw Errors.Torch($"repeats must have the same size as input along dim: {repeats.Impl.Count} for {x.Impl.Sizes[d]}");
            var counts = repeats.to_type(ScalarType.Int64).reshape(-1).data<long>().ToArray();
            if (counts.Any(c => c < 0))
                throw Errors.Torch("repeats can not be negative");
            var places = new List<long>();
            for (int i = 0; i < x.Impl.Sizes[d]; i++)
                places.AddRange(Enumerable.Repeat((long)i, (int)counts[counts.Length == 1 ? 0 : i]));
            if (output_size is { } size && size != places.Count)
                throw Errors.Torch($"allocated size does not match required size: {size} for {places.Count}");
            return x.index_select(d, tensor(places.ToArray()));
        });
    }

    /// <inheritdoc cref="Tensor.tile(long[])"/>
    public static Tensor tile(Tensor input, long[] dims) => input.tile(dims);

    /// <inheritdoc cref="Tensor.repeat_interleave(long, long?, long?)"/>
    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null) =>
        input.repeat_interleave(repeats, dim, output_size);

    /// <inheritdoc cref="Tensor.repeat_interleave(Tensor, long?, long?)"/>
    public static Tensor repeat_interleave(Tensor input, Tensor repeats, long? dim = null, long? output_size = null) =>
        input.repeat_interleave(repeats, dim, output_size);
}
