namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Maxima of windows chosen so that the output has a given length.</summary>
            /// <param name="input">Shape (N, C, L) or (C, L).</param>
            /// <param name="output_size">Output length.</param>
            /// <returns>Shape (N, C, output_size).</returns>
            public static Tensor adaptive_max_pool1d(Tensor input, long output_size)
            {
                var (values, indices) = adaptive_max_pool1d_with_indices(input, output_size);
                indices.Dispose();
                return values;
            }

            /// <summary>Like adaptive_max_pool1d, with the position of each maximum.</summary>
            /// <inheritdoc cref="adaptive_max_pool1d"/>
            public static (Tensor Values, Tensor Indices) adaptive_max_pool1d_with_indices(Tensor input, long output_size)
            {
                AdaptiveGrid.Require(input, 1, "adaptive_max_pool1d");
                using var image = input.unsqueeze(-2);
                var (values, indices) = adaptive_max_pool2d_with_indices(image, [1, output_size]);
                using (values)
                using (indices)
                    return (values.squeeze(-2), indices.squeeze(-2));
            }

            /// <summary>Maxima of windows chosen so that the output has a given size: output row i sees the input rows from
            /// <c>floor(i H / oH)</c> up to <c>ceil((i + 1) H / oH)</c>.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="output_size">Output height and width (one number for both).</param>
            /// <returns>Shape (N, C, oH, oW).</returns>
            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size)
            {
                var (values, indices) = adaptive_max_pool2d_with_indices(input, output_size);
                indices.Dispose();
                return values;
            }

            /// <summary>Like adaptive_max_pool2d, with the position of each maximum in its H x W plane.</summary>
            /// <inheritdoc cref="adaptive_max_pool2d"/>
            public static (Tensor Values, Tensor Indices) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size) =>
                WindowMaxNode.Apply(input, AdaptiveGrid.Of(input, Pair(output_size, 1, "output_size"), "adaptive_max_pool2d"),
                    "adaptive_max_pool2d");
        }
    }
}
