using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Transposed 2-D convolution: each input pixel adds a copy of the kernel, weighted by it, to the output.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="weight">Kernels, shape (C, F/groups, kH, kW).</param>
            /// <param name="bias">Shape (F), or null.</param>
            /// <param name="strides">Distance between the copies in pixels (one number for both); default 1.</param>
            /// <param name="padding">Output pixels cut off on each side; default 0.</param>
            /// <param name="output_padding">Output pixels added at the end; smaller than stride or dilation; default 0.</param>
            /// <param name="dilation">Distance between the kernel's taps in pixels; default 1.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            /// <returns>Shape (N, F, oH, oW) with
            /// <c>oH = (H - 1) stride - 2 padding + dilation (kH - 1) + output_padding + 1</c>.</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Shapes do not agree, or a setting is out of
            /// range.</exception>
            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null,
                long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1)
            {
                RequireKernel(input, weight, 2, "conv_transpose2d");
                var (s, p) = (Pair(strides, 1, "stride"), Pair(padding, 0, "padding"));
                var (extra, d) = (Pair(output_padding, 0, "output_padding"), Pair(dilation, 1, "dilation"));
                return WrappedTensorDisposeScope(() =>
                {
                    bool batched = input.Impl.Sizes.Length == 4;
                    var y = Transposed(batched ? input : input.unsqueeze(0), weight, bias, s, p, extra, d, groups);
                    return batched ? y : y.squeeze(0);
                });
            }

            /// <summary>Transposed 1-D convolution: each input sample adds a copy of the kernel, weighted by it, to the output.</summary>
            /// <param name="input">Shape (N, C, L) or (C, L).</param>
            /// <param name="weight">Kernels, shape (C, F/groups, k).</param>
            /// <param name="bias">Shape (F), or null.</param>
            /// <param name="stride">Distance between the copies in samples; default 1.</param>
            /// <param name="padding">Output samples cut off on each side; default 0.</param>
            /// <param name="output_padding">Output samples added at the end; default 0.</param>
            /// <param name="dilation">Distance between the kernel's taps in samples; default 1.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            /// <returns>Shape (N, F, oL).</returns>
            public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null,
                long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1)
            {
                RequireKernel(input, weight, 1, "conv_transpose1d");
                return WrappedTensorDisposeScope(() =>
                {
                    bool batched = input.Impl.Sizes.Length == 3;
                    var x = batched ? input : input.unsqueeze(0);
                    var y = Transposed(x.unsqueeze(2), weight.unsqueeze(2), bias, (1, stride ?? 1), (0, padding ?? 0),
                        (0, output_padding ?? 0), (1, dilation ?? 1), groups).squeeze(2);
                    return batched ? y : y.squeeze(0);
                });
            }

            private static Tensor Transposed(Tensor x, Tensor w, Tensor? b, (long H, long W) stride, (long H, long W) padding,
                (long H, long W) extra, (long H, long W) dilation, long groups)
            {
                var (xs, ws) = (x.Impl.Sizes, w.Impl.Sizes);
                RequireTransposed(x, w, b, stride, padding, extra, dilation, groups);
                long Size(long size, long k, long s, long p, long e, long d) => (size - 1) * s - 2 * p + d * (k - 1) + e + 1;
                long oH = Size(xs[2], ws[2], stride.H, padding.H, extra.H, dilation.H),
                    oW = Size(xs[3], ws[3], stride.W, padding.W, extra.W, dilation.W);
                if (oH < 1 || oW < 1)
                    throw Errors.Torch(
                        $"Given input size per channel: ({xs[2]} x {xs[3]}). Calculated output size per channel: ({oH} x {oW}). Output " +
                        "size is too small");
                if (extra.H >= stride.H || extra.W >= stride.W)     // more than the adjoint convolution can tell apart
                {
                    var full = Transposed(x, w, null, stride, (0, 0), (0, 0), dilation, groups);
                    var cut = pad(full, [-padding.W, extra.W - padding.W, -padding.H, extra.H - padding.H]);
                    return b is null ? cut : cut.add(b.view(-1, 1, 1));
                }
                ConvShape adjoint;
                checked
                {
                    adjoint = new ConvShape((int)xs[0], (int)(ws[1] * groups), (int)oH, (int)oW, (int)xs[1], (int)ws[2], (int)ws[3],
                        (int)stride.H, (int)stride.W, (int)padding.H, (int)padding.W, (int)dilation.H, (int)dilation.W, (int)groups);
                }
                var y = ConvTransposeNode.Apply(x, w, adjoint);
                return b is null ? y : y.add(b.view(-1, 1, 1));
            }

            private static void RequireTransposed(Tensor x, Tensor w, Tensor? b, (long H, long W) stride, (long H, long W) padding,
                (long H, long W) extra, (long H, long W) dilation, long groups)
            {
                var (xs, ws) = (x.Impl.Sizes, w.Impl.Sizes);
                if (x.Impl.Dtype != w.Impl.Dtype || b is not null && b.Impl.Dtype != x.Impl.Dtype)
                    throw Errors.Torch(
                        $"Input type ({x.Impl.Dtype.TorchName()}) and weight type ({w.Impl.Dtype.TorchName()}) should be the same");
                if (stride.H < 1 || stride.W < 1 || dilation.H < 1 || dilation.W < 1)
                    throw Errors.Torch(
                        $"stride and dilation should be greater than zero, got ({stride.H}, {stride.W}) and ({dilation.H}, {dilation.W})");
                if (padding.H < 0 || padding.W < 0 || extra.H < 0 || extra.W < 0)
                    throw Errors.Torch(
                        $"negative padding is not supported, got padding ({padding.H}, {padding.W}) and output_padding ({extra.H}, " +
                        $"{extra.W})");
                if (extra.H >= stride.H && extra.H >= dilation.H || extra.W >= stride.W && extra.W >= dilation.W)
                    throw Errors.Torch(
                        $"output padding must be smaller than either stride or dilation, but got output_padding ({extra.H}, {extra.W}), " +
                        $"stride ({stride.H}, {stride.W}) and dilation ({dilation.H}, {dilation.W})");
                if (groups < 1 || ws[0] % groups != 0 || xs[1] != ws[0])
                    throw Errors.Torch(
                        $"Given transposed=1, weight of size {Shapes.Format(ws)}, expected input {Shapes.Format(xs)} to have {ws[0]} " +
                        $"channels divisible by {groups} groups, but got {xs[1]} channels instead");
                if (b is not null && (b.Impl.Sizes.Length != 1 || b.Impl.Sizes[0] != ws[1] * groups))
                    throw Errors.Torch(
                        $"Given transposed=1, weight of size {Shapes.Format(ws)}, expected bias to be 1-dimensional with " +
                        $"{ws[1] * groups} elements, but got bias of size {Shapes.Format(b.Impl.Sizes)} instead");
            }
        }
    }
}
