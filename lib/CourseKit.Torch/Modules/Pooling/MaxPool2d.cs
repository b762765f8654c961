using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The largest value in each window: (N, C, H, W) to (N, C, oH, oW).</summary>
    public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal MaxPool2d(long[] kernel_size, long[]? stride, long[]? padding, long[]? dilation, bool ceil_mode) : base(nameof(MaxPool2d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride ?? kernel_size;
            this.padding = padding ?? [0];
            this.dilation = dilation ?? [1];
            this.ceil_mode = ceil_mode;
        }

        /// <summary>Window height and width, in pixels.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Distance between windows, in pixels.</summary>
        public long[] stride { get; set; }

        /// <summary>Border on each side, in pixels, which never wins.</summary>
        public long[] padding { get; set; }

        /// <summary>Distance between a window's pixels.</summary>
        public long[] dilation { get; set; }

        /// <summary>Windows may hang over the border's end.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>True for windows of 2 by 2 pixels side by side.</summary>
        internal bool Halves =>
            !ceil_mode && kernel_size.All(k => k == 2) && stride.All(s => s == 2) && padding.All(p => p == 0) && dilation.All(d => d == 1);

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>The largest values, and the position of each in its H x W plane (int64), both of shape (..., C, oH, oW).</summary>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
            nn.functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The largest value in each window.</summary>
            /// <param name="kernel_size">Window height and width, in pixels.</param>
            /// <param name="stride">Distance between windows, in pixels; default: the window's size.</param>
            /// <param name="padding">Border on each side, in pixels; at most half the window.</param>
            /// <param name="dilation">Distance between a window's pixels.</param>
            /// <param name="ceil_mode">Windows may hang over the border's end.</param>
            public static Modules.MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                new([kernel_size], One(stride), One(padding), One(dilation), ceil_mode);

            /// <summary>The largest value in each window, with different vertical and horizontal settings.</summary>
            /// <inheritdoc cref="MaxPool2d(long, long?, long?, long?, bool)"/>
            public static Modules.MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, bool ceil_mode = false) =>
                new(functional.Array(kernel_size)!, functional.Array(stride), functional.Array(padding), functional.Array(dilation),
                    ceil_mode);

            /// <summary>The largest value in each window, settings as arrays of one or two numbers.</summary>
            /// <inheritdoc cref="MaxPool2d(long, long?, long?, long?, bool)"/>
            public static Modules.MaxPool2d MaxPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null,
                long[]? dilation = null, bool ceil_mode = false) =>
                new(kernel_size, stride, padding, dilation, ceil_mode);

            private static long[]? One(long? value) => value is { } v ? [v] : null;
        }
    }
}
