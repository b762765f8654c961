using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Maxima of windows chosen so that the output has a given length.</summary>
    public sealed class AdaptiveMaxPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveMaxPool1d(long output_size) : base(nameof(AdaptiveMaxPool1d)) => this.output_size = output_size;

        /// <summary>Output length.</summary>
        public long output_size { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) =>
            nn.functional.adaptive_max_pool1d(input, output_size);

        /// <summary>Like <see cref="forward"/>, with the position of each maximum.</summary>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
            nn.functional.adaptive_max_pool1d_with_indices(input, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Maxima of windows chosen so that the output has a given length.</summary>
            /// <param name="output_size">Output length.</param>
            public static Modules.AdaptiveMaxPool1d AdaptiveMaxPool1d(long output_size) =>
                new(output_size);
        }
    }
}
