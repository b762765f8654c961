using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Splits one dimension into several: the opposite of <see cref="Flatten"/>.</summary>
    public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
    {
        internal Unflatten(long dim, long[] unflattened_size) : base(nameof(Unflatten)) =>
            (this.dim, this.unflattened_size) = (dim, unflattened_size);

        /// <summary>The dimension.</summary>
        public long dim { get; set; }

        /// <summary>Sizes it is split into; one may be -1.</summary>
        public long[] unflattened_size { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor)
        {
            var sizes = tensor.Impl.Sizes;
            int d = Shapes.Dimension(dim, sizes.Length);
            return tensor.reshape([.. sizes[..d], .. Split(sizes[d]), .. sizes[(d + 1)..]]);
        }

        private long[] Split(long size)
        {
            long known = unflattened_size.Where(s => s != -1).Aggregate(1L, (a, b) => a * b);
            long[] split = [.. unflattened_size.Select(s => s == -1 && known != 0 ? size / known : s)];
            if (split.Aggregate(1L, (a, b) => a * b) != size)
                throw Errors.Torch(
                    $"unflatten: Provided sizes {Shapes.Format(unflattened_size)} don't multiply up to the size of dim {dim} ({size}) " +
                    "in the input tensor");
            return split;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Splits one dimension into several.</summary>
            /// <param name="dim">The dimension.</param>
            /// <param name="unflattened_size">Sizes it is split into; one may be -1.</param>
            public static Modules.Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);
        }
    }
}
