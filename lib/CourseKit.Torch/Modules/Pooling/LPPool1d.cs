using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The root of the sum of powers of each window of a signal.</summary>
    public sealed class LPPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal LPPool1d(double norm_type, long kernel_size, long? stride, bool ceil_mode)
            : base(nameof(LPPool1d)) =>
                (this.norm_type, this.kernel_size, this.stride, this.ceil_mode) = (norm_type, kernel_size, stride, ceil_mode);

        /// <summary>The power.</summary>
        public double norm_type { get; set; }

        /// <summary>Window length, in samples.</summary>
        public long kernel_size { get; set; }

        /// <summary>Distance between windows, in samples; default: the window's length.</summary>
        public long? stride { get; set; }

        /// <summary>Windows may hang over the end.</summary>
        public bool ceil_mode { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) =>
            nn.functional.lp_pool1d(input, norm_type, kernel_size, stride, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The root of the sum of powers of each window of a signal.</summary>
            /// <param name="norm_type">The power.</param>
            /// <param name="kernel_size">Window length, in samples.</param>
            /// <param name="stride">Distance between windows, in samples; default: the window's length.</param>
            /// <param name="ceil_mode">Windows may hang over the end.</param>
            public static Modules.LPPool1d LPPool1d(double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                new(norm_type, kernel_size, stride, ceil_mode);
        }
    }
}
