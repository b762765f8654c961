using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The largest value in each window: (N, C, L) to (N, C, oL).</summary>
    public sealed class MaxPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal MaxPool1d(long kernel_size, long? stride, long? padding, long? dilation, bool ceil_mode)
            : base(nameof(MaxPool1d)) =>
                (this.kernel_size, this.stride, this.padding, this.dilation, this.ceil_mode) = (kernel_size, stride, padding, dilation,
                    ceil_mode);

        /// <summary>Window length, in samples.</summary>
        public long kernel_size { get; set; }

        /// <summary>Distance between windows, in samples; default: the window's length.</summary>
        public long? stride { get; set; }

        /// <summary>Border on each side, in samples.</summary>
        public long? padding { get; set; }

        /// <summary>Distance between a window's samples.</summary>
        public long? dilation { get; set; }

        /// <summary>Windows may hang over the end.</summary>
        public bool ceil_mode { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) =>
            nn.functional.max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>Like <see cref="forward"/>, with the position of each maximum.</summary>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
            nn.functional.max_pool1d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The largest value in each window of a signal.</summary>
            /// <param name="kernel_size">Window length, in samples.</param>
            /// <param name="stride">Distance between windows, in samples; default: the window's length.</param>
            /// <param name="padding">Border on each side, in samples.</param>
            /// <param name="dilation">Distance between a window's samples.</param>
            /// <param name="ceil_mode">Windows may hang over the end.</param>
            public static Modules.MaxPool1d MaxPool1d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                new(kernel_size, stride, padding, dilation, ceil_mode);
        }
    }
}
