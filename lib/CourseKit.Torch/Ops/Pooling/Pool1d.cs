namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest value in each window of a signal.</summary>
            /// <param name="input">Shape (N, C, L) or (C, L).</param>
            /// <param name="kernel_size">Window length, in samples.</param>
            /// <param name="stride">Distance between windows; default: the window's length.</param>
            /// <param name="padding">Border on each side, which never wins.</param>
            /// <param name="dilation">Distance between a window's samples.</param>
            /// <param name="ceil_mode">Windows may hang over the end.</param>
            /// <returns>Shape (N, C, oL).</returns>
            public static Tensor max_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null,
                long? dilation = null, bool ceil_mode = false)
            {
                AdaptiveGrid.Require(input, 1, "max_pool1d");
                var (step, border, apart) = (stride ?? kernel_size, padding ?? 0, dilation ?? 1);
                // as in PyTorch, whose way for signals without gradient takes no windows for no fault
                if (!Graph.Needed(input) && kernel_size > 0 && step > 0 && apart > 0 && border >= 0 && 2 * border <= kernel_size
                    && PoolGeometry.OutputSize(input.Impl.Sizes[^1], kernel_size, step, border, apart, ceil_mode) == 0)
                    return empty([.. input.Impl.Sizes[..^1], 0], input.Impl.Dtype);
                return WrappedTensorDisposeScope(() => max_pool2d(input.unsqueeze(-2), [1, kernel_size], [1, stride ?? kernel_size],
                    [0, padding ?? 0], [1, dilation ?? 1], ceil_mode).squeeze(-2));
            }

            /// <summary>Like max_pool1d, with the position of each largest value.</summary>
            /// <inheritdoc cref="max_pool1d"/>
            public static (Tensor output, Tensor indices) max_pool1d_with_indices(Tensor input, long kernel_size, long? stride = null,
                long? padding = null, long? dilation = null, bool ceil_mode = false)
            {
                AdaptiveGrid.Require(input, 1, "max_pool1d");
                using var image = input.unsqueeze(-2);
                var (values, indices) = max_pool2d_with_indices(image, [1, kernel_size], [1, stride ?? kernel_size], [0, padding ?? 0],
                    [1, dilation ?? 1], ceil_mode);
                using (values)
                using (indices)
                    return (values.squeeze(-2), indices.squeeze(-2));
            }

            /// <summary>The mean of each window of a signal.</summary>
            /// <param name="input">Shape (N, C, L) or (C, L).</param>
            /// <param name="kernel_size">Window length, in samples.</param>
            /// <param name="stride">Distance between windows; default: the window's length.</param>
            /// <param name="padding">Zeros on each side.</param>
            /// <param name="ceil_mode">Windows may hang over the end.</param>
            /// <param name="count_include_pad">Padding counts as samples of value 0.</param>
            /// <returns>Shape (N, C, oL).</returns>
            public static Tensor avg_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null,
                bool ceil_mode = false, bool count_include_pad = true)
            {
                AdaptiveGrid.Require(input, 1, "avg_pool1d");
                return WrappedTensorDisposeScope(() => avg_pool2d(input.unsqueeze(-2), [1, kernel_size], [1, stride ?? kernel_size],
                    [0, padding ?? 0], ceil_mode, count_include_pad).squeeze(-2));
            }

            /// <summary>The power mean, without the division, of each window of a signal: <c>(sum of x^p)^(1/p)</c>.</summary>
            /// <param name="input">Shape (N, C, L).</param>
            /// <param name="norm_type">The power p.</param>
            /// <param name="kernel_size">Window length, in samples.</param>
            /// <param name="stride">Distance between windows; default: the window's length.</param>
            /// <param name="ceil_mode">Windows may hang over the end.</param>
            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                WrappedTensorDisposeScope(() =>
                    PowerMean(avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode), norm_type, kernel_size));

            /// <summary>The power mean, without the division, of each window: <c>(sum of x^p)^(1/p)</c>.</summary>
            /// <param name="input">Shape (N, C, H, W).</param>
            /// <param name="norm_type">The power p.</param>
            /// <param name="kernel_size">Window height and width in pixels (one number for both).</param>
            /// <param name="stride">Distance between windows in pixels; default: the window's size.</param>
            /// <param name="ceil_mode">Windows may hang over the border's end.</param>
            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[]? stride = null,
                bool ceil_mode = false)
            {
                var (height, width) = Pair(kernel_size, 1, "kernel_size");
                return WrappedTensorDisposeScope(() =>
                    PowerMean(avg_pool2d(input.pow(norm_type), kernel_size, stride, [0], ceil_mode), norm_type, height * width));
            }

            /// <inheritdoc cref="lp_pool2d(Tensor, double, long[], long[], bool)"/>
            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                lp_pool2d(input, norm_type, [kernel_size], One(stride), ceil_mode);

            // a negative mean, which an odd power may have, keeps its sign before the root, as in PyTorch
            private static Tensor PowerMean(Tensor mean, double power, long count) =>
                (mean.sign() * mean.abs().relu()).mul((Scalar)count).pow(1 / power);
        }
    }
}
