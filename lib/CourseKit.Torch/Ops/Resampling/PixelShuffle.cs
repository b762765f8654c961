namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Channels laid out in space: (..., C r r, H, W) to (..., C, H r, W r).</summary>
            /// <param name="input">At least three dimensions.</param>
            /// <param name="upscale_factor">The factor r.</param>
            /// <remarks>Shi et al., Real-time single image and video super-resolution, arXiv:1609.05158.</remarks>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor)
            {
                var s = input.Impl.Sizes;
                long r = upscale_factor;
                if (s.Length < 3)
                    throw Errors.Torch(
                        $"pixel_shuffle expects input to have at least 3 dimensions, but got input with {s.Length} dimension(s)");
                if (r < 1 || s[^3] % (r * r) != 0)
                    throw Errors.Torch(
                        "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but " +
                        $"input.size(-3)={s[^3]} is not divisible by {r * r}");
                long n = Shapes.Count(s.AsSpan(..^3)), c = s[^3] / (r * r);
                return WrappedTensorDisposeScope(() => input.reshape(n, c, r, r, s[^2] * s[^1]).view(n, c, r, r, s[^2], s[^1])
                    .permute(0, 1, 4, 2, 5, 3).reshape([.. s[..^3], c, s[^2] * r, s[^1] * r]));
            }

            /// <summary>Space folded into channels: (..., C, H r, W r) to (..., C r r, H, W).</summary>
            /// <param name="input">At least three dimensions.</param>
            /// <param name="downscale_factor">The factor r.</param>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor)
            {
                var s = input.Impl.Sizes;
                long r = downscale_factor;
                if (s.Length < 3)
                    throw Errors.Torch(
                        $"pixel_unshuffle expects input to have at least 3 dimensions, but got input with {s.Length} dimension(s)");
                if (r < 1 || s[^2] % r != 0 || s[^1] % r != 0)
                    throw Errors.Torch(
                        $"pixel_unshuffle expects height and width to be divisible by downscale_factor, but {s[^2]} x {s[^1]} is not " +
                        $"divisible by {r}");
                long n = Shapes.Count(s.AsSpan(..^3)), h = s[^2] / r, w = s[^1] / r;
                return WrappedTensorDisposeScope(() => input.reshape(n, s[^3], h, r, w * r).view(n, s[^3], h, r, w, r)
                    .permute(0, 1, 3, 5, 2, 4).reshape([.. s[..^3], s[^3] * r * r, h, w]));
            }
        }
    }
}
