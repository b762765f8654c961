using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Maxima of windows chosen so that the output has a given size.</summary>
    public sealed class AdaptiveMaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveMaxPool2d(long[] output_size) : base(nameof(AdaptiveMaxPool2d)) => this.output_size = output_size;

        /// <summary>Output height and width.</summary>
        public long[] output_size { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) =>
            nn.functional.adaptive_max_pool2d(input, output_size);

        /// <summary>Like <see cref="forward"/>, with the position of each maximum.</summary>
        public (Tensor output, Tensor indices) forward_with_indices(Tensor input) =>
            nn.functional.adaptive_max_pool2d_with_indices(input, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Maxima of windows chosen so that the output has a given size.</summary>
            /// <param name="output_size">Output height and width.</param>
            public static Modules.AdaptiveMaxPool2d AdaptiveMaxPool2d(long[] output_size) =>
                new(output_size);
        }
    }
}
