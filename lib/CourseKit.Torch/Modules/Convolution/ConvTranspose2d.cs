using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Transposed 2-D convolution layer: (N, in_channels, H, W) to (N, out_channels, oH, oW).</summary>
    public sealed class ConvTranspose2d : ConvolutionTranspose
    {
        internal ConvTranspose2d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding,
            long[] output_padding, long[] dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
            : base(nameof(ConvTranspose2d), in_channels, out_channels, kernel_size, stride, padding, null, dilation, true, output_padding,
                groups, bias, padding_mode, device, dtype)
        {
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, long[]? output_size)
        {
            RequireInput(input, 2);
            var extra = _output_padding(input, output_size, kernel_size, stride, padding, dilation, 2);
            return nn.functional.conv_transpose2d(input, weight, bias, stride, padding, extra, dilation, groups);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Transposed 2-D convolution layer: (N, in_channels, H, W) to (N, out_channels, oH, oW).</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Size of a kernel.</param>
            /// <param name="stride">Distance between the copies of the kernel.</param>
            /// <param name="padding">Output cut off on each side.</param>
            /// <param name="output_padding">Output added at the end.</param>
            /// <param name="dilation">Distance between a kernel's taps.</param>
            /// <param name="padding_mode">Must be zeros.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            /// <param name="bias">With a bias per output channel.</param>
            /// <param name="device">Must be the CPU.</param>
            /// <param name="dtype">Element type of the parameters; default: the default floating-point type.</param>
            public static Modules.ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, long kernel_size, long stride = 1,
                long padding = 0, long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], [padding, padding],
                    [output_padding, output_padding], [dilation, dilation], groups, bias, padding_mode, device, dtype);

            /// <inheritdoc cref="ConvTranspose2d(long, long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
            public static Modules.ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, (long, long) kernel_size,
                (long, long)? stride = null, (long, long)? padding = null, (long, long)? output_padding = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, functional.Array(kernel_size)!, functional.Array(stride ?? (1, 1))!,
                    functional.Array(padding ?? (0, 0))!, functional.Array(output_padding ?? (0, 0))!,
                    functional.Array(dilation ?? (1, 1))!, groups, bias, padding_mode, device, dtype);
        }
    }
}
