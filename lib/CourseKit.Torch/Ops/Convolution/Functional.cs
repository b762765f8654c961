namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>2-D cross-correlation, which frameworks call convolution: the kernel is not flipped.</summary>
            /// <param name="input">Images, shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="weight">Kernels, shape (F, C/groups, kH, kW).</param>
            /// <param name="bias">Shape (F), or null.</param>
            /// <param name="strides">Vertical and horizontal stride in pixels (one number for both); default 1.</param>
            /// <param name="padding">Zeros on each side in pixels; default 0.</param>
            /// <param name="dilation">Distance between the kernel's taps in pixels; default 1.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            /// <returns>Feature maps, shape (N, F, oH, oW) with <c>oH = (H + 2 padding - dilation (kH - 1) - 1) / stride + 1</c>, rounded
            /// down.</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Shapes do not agree, or a setting is out of
            /// range.</exception>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1)
            {
                RequireKernel(input, weight, 2, "conv2d");
                var (s, p, d) = (Pair(strides, 1, "stride"), Pair(padding, 0, "padding"), Pair(dilation, 1, "dilation"));
                if (input.Impl.Sizes.Length == 4)
                    return ConvolutionNode.Apply(input, weight, bias, s, p, d, groups);
                return WrappedTensorDisposeScope(() => ConvolutionNode.Apply(input.unsqueeze(0), weight, bias, s, p, d, groups).squeeze(0));
            }

            /// <summary>1-D cross-correlation, which frameworks call convolution: the kernel is not flipped.</summary>
            /// <param name="input">Signals, shape (N, C, L) or (C, L).</param>
            /// <param name="weight">Kernels, shape (F, C/groups, k).</param>
            /// <param name="bias">Shape (F), or null.</param>
            /// <param name="stride">In samples; default 1.</param>
            /// <param name="padding">Zeros on each side, in samples; default 0.</param>
            /// <param name="dilation">Distance between the kernel's taps, in samples; default 1.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            /// <returns>Shape (N, F, oL) with <c>oL = (L + 2 padding - dilation (k - 1) - 1) / stride + 1</c>, rounded down.</returns>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? dilation = null, long groups = 1)
            {
                RequireKernel(input, weight, 1, "conv1d");
                return WrappedTensorDisposeScope(() =>
                {
                    var x = input.Impl.Sizes.Length == 2 ? input.unsqueeze(0) : input;
                    var y = ConvolutionNode.Apply(x.unsqueeze(2), weight.unsqueeze(2), bias, (1, stride ?? 1), (0, padding ?? 0),
                        (1, dilation ?? 1), groups).squeeze(2);
                    return input.Impl.Sizes.Length == 2 ? y.squeeze(0) : y;
                });
            }

            private static void RequireKernel(Tensor input, Tensor weight, int spatial, string op)
            {
                int rank = input.Impl.Sizes.Length;
                if (weight.Impl.Sizes.Length != spatial + 2)
                    throw Errors.Torch($"{op}: expected weight of {spatial + 2} dimensions, got shape {Shapes.Format(weight.Impl.Sizes)}");
                if (rank != spatial + 1 && rank != spatial + 2)
                    throw Errors.Torch(
                        $"Expected {spatial + 1}D (unbatched) or {spatial + 2}D (batched) input to {op}, but got input of size: " +
                        $"{Shapes.Format(input.Impl.Sizes)}");
            }

            internal static (long, long) Pair(long[]? values, long fallback, string name) => values switch
            {
                null => (fallback, fallback),
                [var both] => (both, both),
                [var vertical, var horizontal] => (vertical, horizontal),
                _ => throw Errors.Torch($"{name} must have one or two numbers, got {Shapes.Format(values)}"),
            };
        }
    }
}
