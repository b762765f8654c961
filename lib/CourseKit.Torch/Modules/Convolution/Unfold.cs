using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The windows of images as columns: (N, C, H, W) to (N, C kH kW, oH oW).</summary>
    public sealed class Unfold : ParameterLessModule<Tensor, Tensor>
    {
        internal Unfold((long, long) kernel_size, (long, long)? dilation, (long, long)? padding, (long, long)? stride)
            : base(nameof(Unfold)) =>
            (this.kernel_size, this.dilation, this.padding, this.stride) =
                (kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

        /// <summary>Window height and width, in pixels.</summary>
        public (long, long) kernel_size { get; set; }

        /// <summary>Distance between a window's pixels.</summary>
        public (long, long) dilation { get; set; }

        /// <summary>Zeros on each side, in pixels.</summary>
        public (long, long) padding { get; set; }

        /// <summary>Distance between windows, in pixels.</summary>
        public (long, long) stride { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.unfold(tensor, kernel_size, dilation, padding, stride);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The windows of images as columns: (N, C, H, W) to (N, C kH kW, oH oW).</summary>
            /// <param name="kernel_size">Window height and width, in pixels.</param>
            /// <param name="dilation">Distance between a window's pixels; default 1.</param>
            /// <param name="padding">Zeros on each side, in pixels; default 0.</param>
            /// <param name="stride">Distance between windows, in pixels; default 1.</param>
            public static Modules.Unfold Unfold((long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null,
                (long, long)? stride = null) => new(kernel_size, dilation, padding, stride);

            /// <inheritdoc cref="Unfold(ValueTuple{long, long}, ValueTuple{long, long}?, ValueTuple{long, long}?, ValueTuple{long, long}?)"/>
            public static Modules.Unfold Unfold(long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                new((kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));
        }
    }
}
