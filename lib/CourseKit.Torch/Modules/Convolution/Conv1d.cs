using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>1-D convolution layer: (N, in_channels, L) to (N, out_channels, oL).</summary>
    public sealed class Conv1d : Convolution
    {
        internal Conv1d(long in_channels, long out_channels, long kernel_size, long stride, long padding, Padding? padding_type,
            long dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
            : base(nameof(Conv1d), in_channels, out_channels, [kernel_size], [stride], [padding], padding_type, [dilation], false, [0],
                groups, bias, padding_mode, device, dtype)
        {
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input)
        {
            RequireInput(input, 1);
            var padded = Padded(input, 1, out var rest);
            using (ReferenceEquals(padded, input) ? null : padded)
                return nn.functional.conv1d(padded, weight, bias, stride[0], rest[0], dilation[0], groups);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>1-D convolution layer: (N, in_channels, L) to (N, out_channels, oL).</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Number of kernels.</param>
            /// <param name="kernel_size">Length of a kernel, in samples.</param>
            /// <param name="stride">Distance between windows, in samples.</param>
            /// <param name="padding">Samples added on each side.</param>
            /// <param name="dilation">Distance between a kernel's taps, in samples.</param>
            /// <param name="padding_mode">What stands in the padding.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            /// <param name="bias">With a bias per kernel.</param>
            /// <param name="device">Must be the CPU.</param>
            /// <param name="dtype">Element type of the parameters; default: the default floating-point type.</param>
            public static Modules.Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride, padding, null, dilation, groups, bias, padding_mode, device, dtype);

            /// <summary>1-D convolution layer with padding by name.</summary>
            /// <inheritdoc cref="Conv1d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
            public static Modules.Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride, 0, padding, dilation, groups, bias, padding_mode, device, dtype);
        }
    }
}
