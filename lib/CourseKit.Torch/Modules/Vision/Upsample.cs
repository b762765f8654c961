using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Images or signals at another size: (N, C, L) or (N, C, H, W).</summary>
    public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[]? _size;
        private readonly double[]? _scaleFactor;

        internal Upsample(long[]? size, double[]? scale_factor, UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
            : base(nameof(Upsample))
        {
            (_size, _scaleFactor) = (size, scale_factor);
            (this.mode, this.align_corners, this.recompute_scale_factor) = (mode, align_corners, recompute_scale_factor);
        }

        /// <summary>Output size per spatial dimension; empty when a factor was given.</summary>
        public ReadOnlySpan<long> size => _size;

        /// <summary>Output per input, per spatial dimension; empty when a size was given.</summary>
        public ReadOnlySpan<double> scale_factor => _scaleFactor;

        /// <summary>How values between pixels are found.</summary>
        public UpsampleMode mode { get; }

        /// <summary>The corner pixels' middles fall together, not their outer edges.</summary>
        public bool? align_corners { get; }

        /// <summary>Work with the ratio of the rounded sizes.</summary>
        public bool? recompute_scale_factor { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => nn.functional.interpolate(input, _size, _scaleFactor, (InterpolationMode)mode,
            align_corners, recompute_scale_factor ?? false);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Images or signals at another size.</summary>
            /// <param name="size">Output size per spatial dimension; or give the next.</param>
            /// <param name="scale_factor">Output per input, per spatial dimension.</param>
            /// <param name="mode">How values between pixels are found.</param>
            /// <param name="align_corners">The corner pixels' middles fall together; for linear and cubic modes.</param>
            /// <param name="recompute_scale_factor">Work with the ratio of the rounded sizes.</param>
            public static Modules.Upsample Upsample(long[]? size = null, double[]? scale_factor = null,
                UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null, bool? recompute_scale_factor = null) =>
                new(size, scale_factor, mode, align_corners, recompute_scale_factor);
        }
    }
}
