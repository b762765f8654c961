using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The windows of images as columns (im2col): a convolution is the product of its kernels, as rows, with
            /// them.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Window height and width, in pixels.</param>
            /// <param name="dilation">Distance between a window's pixels; default 1.</param>
            /// <param name="padding">Zeros on each side, in pixels; default 0.</param>
            /// <param name="stride">Distance between windows, in pixels; default 1.</param>
            /// <returns>Shape (N, C kH kW, oH oW) or (C kH kW, oH oW): one column per window.</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">No window fits, or the rank is another.</exception>
            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null,
                (long, long)? padding = null, (long, long)? stride = null)
            {
                var sizes = input.Impl.Sizes;
                if (sizes.Length is not (3 or 4) || sizes[^1] == 0 || sizes[^2] == 0 || sizes[^3] == 0)
                    throw Errors.Torch(
                        "unfold: Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for " +
                        $"input, but got: {Shapes.Format(sizes)}");
                var planes =
                    Planes(Shapes.Count(sizes.AsSpan(..^2)), (sizes[^2], sizes[^1]), kernel_size, dilation, padding, stride, "unfold");
                return new ImageColumns(planes, sizes, [.. sizes[..^3], sizes[^3] * planes.Taps, planes.Pixels]).Unfold(input);
            }

            /// <inheritdoc cref="unfold(Tensor, ValueTuple{long, long}, ValueTuple{long, long}?, ValueTuple{long, long}?, ValueTuple{long, long}?)"/>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>Images from columns (col2im): each pixel is the sum of the numbers that stand for it in the windows. The adjoint of
            /// unfold, not its inverse: where windows overlap, their numbers add up.</summary>
            /// <param name="input">Shape (N, C kH kW, L) or (C kH kW, L): one column per window.</param>
            /// <param name="output_size">Height and width of the images, in pixels.</param>
            /// <param name="kernel_size">Window height and width, in pixels.</param>
            /// <param name="dilation">Distance between a window's pixels; default 1.</param>
            /// <param name="padding">Zeros on each side, in pixels; default 0.</param>
            /// <param name="stride">Distance between windows, in pixels; default 1.</param>
            /// <returns>Shape (N, C, H, W) or (C, H, W).</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The columns are not those of such images.</exception>
            public static Tensor fold(Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null,
                (long, long)? padding = null, (long, long)? stride = null)
            {
                var sizes = input.Impl.Sizes;
                if (sizes.Length is not (2 or 3) || sizes[^1] == 0 || sizes[^2] == 0)
                    throw Errors.Torch(
                        "fold: Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for " +
                        $"input, but got: {Shapes.Format(sizes)}");
                long taps = kernel_size.Item1 * kernel_size.Item2;
                if (taps > 0 && sizes[^2] % taps != 0)
                    throw Errors.Torch(
                        $"fold: Expected size of input's dimension {sizes.Length - 2} to be divisible by the product of kernel_size, " +
                        $"but got input.size({sizes.Length - 2})={sizes[^2]} and kernel_size={kernel_size}.");
                long channels = taps > 0 ? sizes[^2] / taps : 0, batch = sizes.Length == 3 ? sizes[0] : 1;
                var planes = Planes(batch * channels, output_size, kernel_size, dilation, padding, stride, "fold");
                if (sizes[^1] != planes.Pixels)
                    throw Errors.Torch(
                        $"fold: Given output_size={output_size}, kernel_size={kernel_size}, expected size of input's dimension " +
                        $"{sizes.Length - 1} to match the calculated number of sliding blocks {planes.oH} * {planes.oW} = " +
                        $"{planes.Pixels}, but got input.size({sizes.Length - 1})={sizes[^1]}.");
                return new ImageColumns(planes, [.. sizes[..^2], channels, output_size.Item1, output_size.Item2], sizes).Fold(input);
            }

            /// <inheritdoc cref="fold(Tensor, ValueTuple{long, long}, ValueTuple{long, long}, ValueTuple{long, long}?, ValueTuple{long, long}?, ValueTuple{long, long}?)"/>
            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0,
                long stride = 1) =>
                fold(input, (output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding),
                    (stride, stride));

            /// <summary>Windows over planes, each plane an image of one channel.</summary>
            private static ConvShape Planes(long count, (long H, long W) size, (long H, long W) kernel, (long H, long W)? dilation,
                (long H, long W)? padding, (long H, long W)? stride, string op)
            {
                var (d, p, s) = (dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
                RequirePositive(kernel, "kernel size", op);
                RequirePositive(d, "dilation", op);
                RequirePositive(s, "stride", op);
                if (p.H < 0 || p.W < 0)
                    throw Errors.Torch($"{op}: padding should be non-negative, but got {p}");
                ConvShape shape;
                checked
                {
                    shape = new ConvShape((int)count, 1, (int)size.H, (int)size.W, 1, (int)kernel.H, (int)kernel.W, (int)s.H, (int)s.W,
                        (int)p.H, (int)p.W, (int)d.H, (int)d.W, 1);
                }
                if (shape.oH < 1 || shape.oW < 1)
                    throw Errors.Torch(
                        $"{op}: Given input with spatial size {size}, kernel_size={kernel}, dilation={d}, padding={p}, calculated shape " +
                        $"of the array of sliding blocks as ({shape.oH}, {shape.oW}), but its components must be at least one.");
                return shape;
            }

            private static void RequirePositive((long H, long W) pair, string name, string op)
            {
                if (pair.H < 1 || pair.W < 1)
                    throw Errors.Torch($"{op}: {name} should be greater than zero, but got {pair}");
            }
        }
    }
}
