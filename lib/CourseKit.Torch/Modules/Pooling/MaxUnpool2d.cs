using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Puts maxima back to where max pooling took them from; zeros elsewhere.</summary>
    public sealed class MaxUnpool2d : ParameterLessModule<Tensor, Tensor, long[]?, Tensor>
    {
        internal MaxUnpool2d(long[] kernel_size, long[]? stride, long[]? padding) : base(nameof(MaxUnpool2d)) =>
            (this.kernel_size, this.stride, this.padding) = (kernel_size, stride, padding);

        /// <summary>Window of the pooling.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Its stride; null for the window.</summary>
        public long[]? stride { get; set; }

        /// <summary>Its padding.</summary>
        public long[]? padding { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null) =>
            nn.functional.max_unpool2d(tensor, indices, kernel_size, stride, padding, output_size);

        /// <summary>Runs the hooks and <see cref="forward"/>.</summary>
        public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts maxima back to where max pooling took them from; zeros elsewhere.</summary>
            /// <param name="kernel_size">Window of the pooling.</param>
            /// <param name="stride">Its stride; default: the window.</param>
            /// <param name="padding">Its padding.</param>
            public static Modules.MaxUnpool2d MaxUnpool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null) =>
                new(kernel_size, stride, padding);

            /// <inheritdoc cref="MaxUnpool2d(long[], long[], long[])"/>
            public static Modules.MaxUnpool2d MaxUnpool2d(long kernel_size, long? stride = null, long? padding = null) =>
                new([kernel_size, kernel_size], stride is { } s ? [s, s] : null, padding is { } p ? [p, p] : null);

            /// <inheritdoc cref="MaxUnpool2d(long[], long[], long[])"/>
            public static Modules.MaxUnpool2d MaxUnpool2d((long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null) =>
                new(functional.Array(kernel_size)!, functional.Array(stride), functional.Array(padding));
        }
    }
}
