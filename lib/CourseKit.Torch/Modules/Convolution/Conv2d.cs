using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>2-D convolution layer: (N, in_channels, H, W) to (N, out_channels, oH, oW).</summary>
    public sealed class Conv2d : Convolution
    {
        internal Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long) stride, (long, long) padding,
            Padding? padding_type,
            (long, long) dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
            : base(nameof(Conv2d), in_channels, out_channels, Array(kernel_size), Array(stride), Array(padding), padding_type,
                Array(dilation), false, [0, 0], groups, bias, padding_mode, device, dtype)
        {
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input)
        {
            RequireInput(input, 2);
            var padded = Padded(input, 2, out var rest);
            using (ReferenceEquals(padded, input) ? null : padded)
                return nn.functional.conv2d(padded, weight, bias, stride, rest, dilation, groups);
        }

        /// <summary>This layer and a max pooling with 2 by 2 windows side by side, of whose results only the pooled one is
        /// wanted.</summary>
        /// <returns>Null where that takes two steps.</returns>
        internal Tensor? ForwardPooled(Tensor input)
        {
            if (input.Impl.Sizes is not [_, var channels, _, _] || channels != in_channels)
                return null;
            var padded = Padded(input, 2, out var rest);
            if (!ReferenceEquals(padded, input))
            {
                padded.Dispose();
                return null;
            }
            var shape = ConvolutionNode.ShapeOf(input, weight, bias, (stride[0], stride[1]), (rest[0], rest[1]), (dilation[0], dilation[1]),
                groups);
            return PooledConvolutionNode.TryApply(input, weight, bias, shape);
        }

        private static long[] Array((long, long) pair) => [pair.Item1, pair.Item2];
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>2-D convolution layer: (N, in_channels, H, W) to (N, out_channels, oH, oW).</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Number of kernels.</param>
            /// <param name="kernel_size">Height and width of a kernel, in pixels.</param>
            /// <param name="stride">Distance between windows, in pixels.</param>
            /// <param name="padding">Zeros on each side, in pixels.</param>
            /// <param name="dilation">Distance between a kernel's taps, in pixels.</param>
            /// <param name="padding_mode">What stands in the padding.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            /// <param name="bias">With a bias per kernel.</param>
            /// <param name="device">Must be the CPU.</param>
            /// <param name="dtype">Element type of the parameters; default: the default floating-point type.</param>
            public static Modules.Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
                long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
                    ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), null,
                    (dilation, dilation), groups, bias, padding_mode, device, dtype);

            /// <summary>2-D convolution layer with padding by name.</summary>
            /// <inheritdoc cref="Conv2d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
            public static Modules.Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1,
                long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
                    ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (0, 0), padding, (dilation, dilation),
                    groups, bias, padding_mode, device, dtype);

            /// <summary>2-D convolution layer with different vertical and horizontal settings.</summary>
            /// <inheritdoc cref="Conv2d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
            public static Modules.Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size,
                (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                    Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), null, dilation ?? (1, 1), groups, bias,
                    padding_mode, device, dtype);

            /// <summary>2-D convolution layer with padding by name and different vertical and horizontal settings.</summary>
            /// <inheritdoc cref="Conv2d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
            public static Modules.Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding,
                (long, long)? stride = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                    Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), (0, 0), padding, dilation ?? (1, 1), groups, bias,
                    padding_mode, device, dtype);
        }
    }
}
