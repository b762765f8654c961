using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The root of the sum of powers of each window.</summary>
    public sealed class LPPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal LPPool2d(double norm_type, long[] kernel_size, long[]? stride, bool ceil_mode)
            : base(nameof(LPPool2d)) =>
                (this.norm_type, this.kernel_size, this.stride, this.ceil_mode) = (norm_type, kernel_size, stride, ceil_mode);

        /// <summary>The power.</summary>
        public double norm_type { get; set; }

        /// <summary>Window height and width, in pixels.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Distance between windows, in pixels; default: the window's size.</summary>
        public long[]? stride { get; set; }

        /// <summary>Windows may hang over the end.</summary>
        public bool ceil_mode { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) =>
            nn.functional.lp_pool2d(input, norm_type, kernel_size, stride, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The root of the sum of powers of each window.</summary>
            /// <param name="norm_type">The power.</param>
            /// <param name="kernel_size">Window height and width, in pixels.</param>
            /// <param name="stride">Distance between windows, in pixels; default: the window's size.</param>
            /// <param name="ceil_mode">Windows may hang over the end.</param>
            public static Modules.LPPool2d LPPool2d(double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false) =>
                new(norm_type, kernel_size, stride, ceil_mode);

            /// <inheritdoc cref="LPPool2d(double, long[], long[], bool)"/>
            public static Modules.LPPool2d LPPool2d(double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                new(norm_type, [kernel_size], One(stride), ceil_mode);
        }
    }
}
