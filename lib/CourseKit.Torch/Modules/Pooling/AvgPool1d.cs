using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The mean of each window: (N, C, L) to (N, C, oL).</summary>
    public sealed class AvgPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal AvgPool1d(long kernel_size, long? stride, long? padding, bool ceil_mode, bool count_include_pad)
            : base(nameof(AvgPool1d)) =>
                (this.kernel_size, this.stride, this.padding, this.ceil_mode, this.count_include_pad) = (kernel_size, stride, padding,
                    ceil_mode, count_include_pad);

        /// <summary>Window length, in samples.</summary>
        public long kernel_size { get; set; }

        /// <summary>Distance between windows, in samples; default: the window's length.</summary>
        public long? stride { get; set; }

        /// <summary>Border on each side, in samples.</summary>
        public long? padding { get; set; }

        /// <summary>Windows may hang over the end.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Padding counts as samples of value 0.</summary>
        public bool count_include_pad { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) =>
            nn.functional.avg_pool1d(input, kernel_size, stride, padding, ceil_mode, count_include_pad);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The mean of each window of a signal.</summary>
            /// <param name="kernel_size">Window length, in samples.</param>
            /// <param name="stride">Distance between windows, in samples; default: the window's length.</param>
            /// <param name="padding">Border on each side, in samples.</param>
            /// <param name="ceil_mode">Windows may hang over the end.</param>
            /// <param name="count_include_pad">Padding counts as samples of value 0.</param>
            public static Modules.AvgPool1d AvgPool1d(long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true) =>
                new(kernel_size, stride, padding, ceil_mode, count_include_pad);
        }
    }
}
