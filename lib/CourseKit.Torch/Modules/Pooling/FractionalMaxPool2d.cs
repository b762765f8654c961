using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Max pooling whose windows lie at random, but evenly spread, places.</summary>
    public sealed class FractionalMaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal FractionalMaxPool2d(long[] kernel_size, long[]? output_size, double[]? output_ratio)
            : base(nameof(FractionalMaxPool2d)) =>
                (this.kernel_size, this.output_size, this.output_ratio) = (kernel_size, output_size, output_ratio);

        /// <summary>Window height and width, in pixels.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Output height and width, or null.</summary>
        public long[]? output_size { get; set; }

        /// <summary>Output per input, or null.</summary>
        public double[]? output_ratio { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) =>
            nn.functional.fractional_max_pool2d(input, kernel_size, output_size, output_ratio);

        /// <summary>Like <see cref="forward"/>, with the position of each maximum.</summary>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
            nn.functional.fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Max pooling whose windows lie at random, but evenly spread, places.</summary>
            /// <param name="kernel_size">Window height and width, in pixels.</param>
            /// <param name="output_size">Output height and width, or null.</param>
            /// <param name="output_ratio">Output per input, or null.</param>
            public static Modules.FractionalMaxPool2d FractionalMaxPool2d(long[] kernel_size, long[]? output_size = null,
                double[]? output_ratio = null) =>
                new(kernel_size, output_size, output_ratio);

            /// <inheritdoc cref="FractionalMaxPool2d(long[], long[], double[])"/>
            public static Modules.FractionalMaxPool2d FractionalMaxPool2d(long kernel_size, long? output_size = null,
                double? output_ratio = null) =>
                new([kernel_size], One(output_size), output_ratio is { } r ? [r] : null);

            /// <inheritdoc cref="FractionalMaxPool2d(long[], long[], double[])"/>
            public static Modules.FractionalMaxPool2d FractionalMaxPool2d((long, long) kernel_size, (long, long)? output_size = null,
                (double, double)? output_ratio = null) =>
                new(functional.Array(kernel_size)!, functional.Array(output_size), output_ratio is { } r ? [r.Item1, r.Item2] : null);
        }
    }
}
