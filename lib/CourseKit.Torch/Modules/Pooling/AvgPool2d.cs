using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The mean of each window: (N, C, H, W) to (N, C, oH, oW).</summary>
    public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AvgPool2d(long[] kernel_size, long[]? stride, long[]? padding, bool ceil_mode, bool count_include_pad,
            long? divisor_override) : base(nameof(AvgPool2d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride ?? kernel_size;
            this.padding = padding ?? [0];
            this.ceil_mode = ceil_mode;
            this.count_include_pad = count_include_pad;
            this.divisor_override = divisor_override;
        }

        /// <summary>Window height and width, in pixels.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Distance between windows, in pixels.</summary>
        public long[] stride { get; set; }

        /// <summary>Zeros on each side, in pixels.</summary>
        public long[] padding { get; set; }

        /// <summary>Windows may hang over the border's end.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Padding counts as pixels of value 0.</summary>
        public bool count_include_pad { get; set; }

        /// <summary>Divide by this instead of the number of pixels.</summary>
        public long? divisor_override { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) =>
            nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The mean of each window.</summary>
            /// <param name="kernel_size">Window height and width, in pixels.</param>
            /// <param name="stride">Distance between windows, in pixels; default: the window's size.</param>
            /// <param name="padding">Zeros on each side, in pixels; at most half the window.</param>
            /// <param name="ceil_mode">Windows may hang over the border's end.</param>
            /// <param name="count_include_pad">Padding counts as pixels of value 0.</param>
            /// <param name="divisor_override">Divide by this instead of the number of pixels.</param>
            public static Modules.AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                new([kernel_size], One(stride), One(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>The mean of each window, with different vertical and horizontal settings.</summary>
            /// <inheritdoc cref="AvgPool2d(long, long?, long?, bool, bool, long?)"/>
            public static Modules.AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new(functional.Array(kernel_size)!, functional.Array(stride), functional.Array(padding), ceil_mode, count_include_pad,
                    divisor_override);

            /// <summary>The mean of each window, settings as arrays of one or two numbers.</summary>
            /// <inheritdoc cref="AvgPool2d(long, long?, long?, bool, bool, long?)"/>
            public static Modules.AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
        }
    }
}
