using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Images from columns, one per window, where overlaps add up: (N, C kH kW, L) to (N, C, H, W).</summary>
    public sealed class Fold : ParameterLessModule<Tensor, Tensor>
    {
        internal Fold((long, long) output_size, (long, long) kernel_size, (long, long)? dilation, (long, long)? padding,
            (long, long)? stride) : base(nameof(Fold))
        {
            (this.output_size, this.kernel_size) = (output_size, kernel_size);
            (this.dilation, this.padding, this.stride) = (dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
        }

        /// <summary>Height and width of the images, in pixels.</summary>
        public (long, long) output_size { get; set; }

        /// <summary>Window height and width, in pixels.</summary>
        public (long, long) kernel_size { get; set; }

        /// <summary>Distance between a window's pixels.</summary>
        public (long, long) dilation { get; set; }

        /// <summary>Zeros on each side, in pixels.</summary>
        public (long, long) padding { get; set; }

        /// <summary>Distance between windows, in pixels.</summary>
        public (long, long) stride { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.fold(tensor, output_size, kernel_size, dilation, padding, stride);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Images from columns, one per window, where overlaps add up: (N, C kH kW, L) to (N, C, H, W).</summary>
            /// <param name="output_size">Height and width of the images, in pixels.</param>
            /// <param name="kernel_size">Window height and width, in pixels.</param>
            /// <param name="dilation">Distance between a window's pixels; default 1.</param>
            /// <param name="padding">Zeros on each side, in pixels; default 0.</param>
            /// <param name="stride">Distance between windows, in pixels; default 1.</param>
            public static Modules.Fold Fold((long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null,
                (long, long)? padding = null, (long, long)? stride = null) => new(output_size, kernel_size, dilation, padding, stride);

            /// <inheritdoc cref="Fold(ValueTuple{long, long}, ValueTuple{long, long}, ValueTuple{long, long}?, ValueTuple{long, long}?, ValueTuple{long, long}?)"/>
            public static Modules.Fold Fold(long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                new((output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));
        }
    }
}
