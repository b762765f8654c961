using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Max pooling whose windows lie at random, but evenly spread, places: the output may have any size.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Window height and width in pixels (one number for both).</param>
            /// <param name="output_size">Output height and width; or give the next.</param>
            /// <param name="output_ratio">Output per input, vertically and horizontally, between 0 and 1.</param>
            /// <returns>Shape (N, C, oH, oW).</returns>
            /// <remarks>Graham, Fractional max-pooling, arXiv:1412.6071; the random numbers are drawn as by PyTorch.</remarks>
            public static Tensor fractional_max_pool2d(Tensor input, long[] kernel_size, long[]? output_size = null,
                double[]? output_ratio = null)
            {
                var (values, indices) = fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio);
                indices.Dispose();
                return values;
            }

            /// <inheritdoc cref="fractional_max_pool2d(Tensor, long[], long[], double[])"/>
            public static Tensor fractional_max_pool2d(Tensor input, long kernel_size, long? output_size = null,
                double? output_ratio = null) =>
                fractional_max_pool2d(input, [kernel_size], One(output_size), output_ratio is { } r ? [r] : null);

            /// <inheritdoc cref="fractional_max_pool2d(Tensor, long[], long[], double[])"/>
            public static Tensor fractional_max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? output_size = null,
                (double, double)? output_ratio = null) =>
                fractional_max_pool2d(input, Array(kernel_size)!, Array(output_size), output_ratio is { } r ? [r.Item1, r.Item2] : null);

            /// <summary>Like fractional_max_pool2d, with the position of each maximum in its H x W plane.</summary>
            /// <inheritdoc cref="fractional_max_pool2d(Tensor, long[], long[], double[])"/>
            public static (Tensor Values, Tensor Indices) fractional_max_pool2d_with_indices(Tensor input, long[] kernel_size,
                long[]? output_size = null, double[]? output_ratio = null)
            {
                AdaptiveGrid.Require(input, 2, "fractional_max_pool2d");
                var sizes = input.Impl.Sizes;
                if (output_size is null == output_ratio is null)
                    throw Errors.Torch("fractional_max_pool2d requires specifying either an output_size or an output_ratio");
                var kernel = Pair(kernel_size, 1, "kernel_size");
                (long H, long W) output = Pair(output_size, 1, "output_size");
                if (output_ratio is not null)
                {
                    double vertical = output_ratio[0], horizontal = output_ratio[^1];
                    if (!(vertical is > 0 and < 1 && horizontal is > 0 and < 1))
                        throw Errors.Torch($"output_ratio must be between 0 and 1 (got {vertical}, {horizontal})");
                    output = ((long)(sizes[^2] * vertical), (long)(sizes[^1] * horizontal));
                }
                if (output.H < 1 || output.W < 1 || output.H + kernel.Item1 - 1 > sizes[^2] || output.W + kernel.Item2 - 1 > sizes[^1])
                    throw Errors.Torch(
                        $"fractional_max_pool2d(): pool ({kernel.Item1}, {kernel.Item2}) too large relative to input ({sizes[^2]}, " +
                        $"{sizes[^1]}) for output ({output.H}, {output.W})");
                long batch = sizes.Length == 4 ? sizes[0] : 1;
                using var samples = rand([batch, sizes[^3], 2], input.dtype);
                return WindowMaxNode.Apply(input, FractionalGrid.Of(sizes, kernel, output, samples), "fractional_max_pool2d");
            }

            /// <inheritdoc cref="fractional_max_pool2d_with_indices(Tensor, long[], long[], double[])"/>
            public static (Tensor Values, Tensor Indices) fractional_max_pool2d_with_indices(Tensor input, long kernel_size,
                long? output_size = null, double? output_ratio = null) =>
                fractional_max_pool2d_with_indices(input, [kernel_size], One(output_size), output_ratio is { } r ? [r] : null);

            /// <inheritdoc cref="fractional_max_pool2d_with_indices(Tensor, long[], long[], double[])"/>
            public static (Tensor Values, Tensor Indices) fractional_max_pool2d_with_indices(Tensor input, (long, long) kernel_size,
                (long, long)? output_size = null, (double, double)? output_ratio = null) =>
                fractional_max_pool2d_with_indices(input, Array(kernel_size)!, Array(output_size),
                    output_ratio is { } r ? [r.Item1, r.Item2] : null);
        }
    }
}

/// <summary>The windows of fractional pooling: of one size, their starts a random sequence per plane.</summary>
internal static class FractionalGrid
{
    /// <summary>Windows from two random numbers per plane: columns by the first, rows by the second.</summary>
    public static WindowGrid Of(long[] sizes, (long H, long W) kernel, (long H, long W) output, torch.Tensor samples)
    {
        int planes = checked((int)samples.Impl.Count / 2);
        var (rows, cols) = (new int[2 * planes * output.H], new int[2 * planes * output.W]);
        for (int p = 0; p < planes; p++)
        {
            Fill(cols.AsSpan((int)(2 * p * output.W), (int)(2 * output.W)), samples, 2 * p, (int)sizes[^1], (int)kernel.W);
            Fill(rows.AsSpan((int)(2 * p * output.H), (int)(2 * output.H)), samples, 2 * p + 1, (int)sizes[^2], (int)kernel.H);
        }
        return new WindowGrid(planes, (int)sizes[^2], (int)sizes[^1], rows, cols, (int)output.H, (int)output.W);
    }

    private static void Fill(Span<int> pairs, torch.Tensor samples, int which, int size, int kernel)
    {
        int windows = pairs.Length / 2;
        bool single = samples.Impl.Dtype == torch.ScalarType.Float32;
        for (int i = 0; i < windows; i++)
        {
            // in the input's precision, as in PyTorch: the whole part may depend on it
            int start = i == windows - 1 ? size - kernel
                : single ? Start(i, samples.Impl.At<float>(which), (float)(size - kernel) / (windows - 1))
                : Start(i, samples.Impl.At<double>(which), (double)(size - kernel) / (windows - 1));
            (pairs[2 * i], pairs[2 * i + 1]) = (start, start + kernel);
        }
    }

    private static int Start<T>(int i, T sample, T step) where T : System.Numerics.IFloatingPointIeee754<T> =>
        int.CreateTruncating((T.CreateTruncating(i) + sample) * step) - int.CreateTruncating(sample * step);
}
