using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Images or signals at another size.</summary>
            /// <param name="x">Shape (N, C, L) or (N, C, H, W).</param>
            /// <param name="size">Output size per spatial dimension; or give the next.</param>
            /// <param name="scale_factor">Output per input, per spatial dimension; sizes are rounded down.</param>
            /// <param name="mode">How values between pixels are found.</param>
            /// <param name="align_corners">The corner pixels' middles fall together, not their outer edges; for linear and cubic
            /// modes.</param>
            /// <param name="recompute_scale_factor">Work with the ratio of the rounded sizes.</param>
            /// <param name="antialias">Not supported: false.</param>
            /// <returns>Shape (N, C, ...).</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Mode and rank do not suit each other, or sizes and
            /// factors are both given or both missing.</exception>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false,
                bool antialias = false)
            {
                var sizes = x.Impl.Sizes;
                int spatial = sizes.Length - 2;
                if (spatial is not (1 or 2))
                    throw Errors.Torch(
                        $"Input Error: Only 3D and 4D input Tensors supported by the embedded engine (got {sizes.Length}D) for the mode " +
                        $"{mode}");
                if (antialias)
                    throw Errors.Torch("interpolate: antialias is not supported by the embedded engine; pool the input first.");
                RequireMode(spatial, mode, align_corners);
                var output = OutputSizes([.. sizes.Skip(2)], size, scale_factor);
                if (sizes[1] == 0 || sizes.Skip(2).Contains(0) || output.Any(o => o < 1))
                    throw Errors.Torch(
                        $"Input and output sizes should be greater than 0, but got input {Shapes.Format(sizes)} and output " +
                        $"{Shapes.Format(output)}");
                var scale = recompute_scale_factor ? null : PerDimension(scale_factor, spatial, "scale_factor");
                ResampleAxis Axis(int d) =>
                    AxisOf(mode, checked((int)sizes[2 + d]), checked((int)output[d]), scale?[d], align_corners == true);
                if (mode == InterpolationMode.Area)
                    return spatial == 1 ? adaptive_avg_pool1d(x, output[0]) : adaptive_avg_pool2d(x, output);
                if (spatial == 2)
                    return ResampleNode.Apply(x, Axis(0), Axis(1));
                return WrappedTensorDisposeScope(() => ResampleNode.Apply(x.unsqueeze(2), ResampleAxis.Identity(1), Axis(0)).squeeze(2));
            }

            /// <summary>Images or signals at another size.</summary>
            /// <param name="input">Shape (N, C, L) or (N, C, H, W).</param>
            /// <param name="size">Output size per spatial dimension; or give the next.</param>
            /// <param name="scale_factor">Output per input, per spatial dimension.</param>
            /// <param name="mode">How values between pixels are found.</param>
            /// <param name="align_corners">The corner pixels' middles fall together; for linear and cubic modes.</param>
            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null,
                UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, mode == UpsampleMode.Nearest ? null : align_corners);

            /// <summary>Images at another size, each pixel from its nearest neighbour.</summary>
            /// <param name="x">Shape (N, C, L) or (N, C, H, W).</param>
            /// <param name="size">Output size per spatial dimension; or give the next.</param>
            /// <param name="scale_factor">Output per input, per spatial dimension.</param>
            /// <param name="align_corners">Has no meaning for this mode: false.</param>
            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null,
                bool align_corners = false) =>
                interpolate(x, size, scale_factor);

            /// <summary>Images at another size, each pixel between two by two neighbours.</summary>
            /// <param name="x">Shape (N, C, H, W).</param>
            /// <param name="size">Output height and width; or give the next.</param>
            /// <param name="scale_factor">Output per input, vertically and horizontally.</param>
            /// <param name="align_corners">The corner pixels' middles fall together.</param>
            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null,
                bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);

            /// <summary>Signals at another length, each sample from its nearest neighbour.</summary>
            /// <param name="input">Shape (N, C, L).</param>
            /// <param name="outputSize">Output length; or give the next.</param>
            /// <param name="scaleFactor">Output per input.</param>
            public static Tensor upsample_nearest1d(Tensor input, long? outputSize, double? scaleFactor) =>
                interpolate(input, outputSize is { } size ? [size] : null, scaleFactor is { } scale ? [scale] : null);

            /// <summary>Images at another size, each pixel from its nearest neighbour.</summary>
            /// <param name="input">Shape (N, C, H, W).</param>
            /// <param name="outputSizes">Output height and width; or give the next.</param>
            /// <param name="scaleFactors">Output per input, vertically and horizontally.</param>
            public static Tensor upsample_nearest2d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null) =>
                interpolate(input, outputSizes, scaleFactors);

            private static void RequireMode(int spatial, InterpolationMode mode, bool? alignCorners)
            {
                bool suits = mode switch
                {
                    InterpolationMode.Linear => spatial == 1,
                    InterpolationMode.Bilinear or InterpolationMode.Bicubic => spatial == 2,
                    InterpolationMode.Trilinear => false,
                    _ => true,
                };
                if (!suits)
                    throw Errors.Torch($"Got {spatial + 2}D input, but mode {mode} needs another number of dimensions");
                if (alignCorners is not null && mode
                    is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area
                    && alignCorners == true)
                    throw Errors.Torch(
                        "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear");
            }

            private static long[] OutputSizes(long[] input, long[]? size, double[]? scale)
            {
                if (size is null == scale is null)
                    throw Errors.Torch(size is null ? "either size or scale_factor should be defined"
                        : "only one of size or scale_factor should be defined");
                if (PerDimension(size, input.Length, "size") is { } given)
                    return given;
                var factors = PerDimension(scale, input.Length, "scale_factor")!;
                return [.. input.Select((s, d) => (long)Math.Floor(s * factors[d]))];
            }

            private static T[]? PerDimension<T>(T[]? values, int spatial, string name) => values switch
            {
                null => null,
                [var all] => [.. Enumerable.Repeat(all, spatial)],
                _ when values.Length == spatial => values,
                _ => throw Errors.Torch($"{name} shape must match input shape. Input is {spatial}D, {name} size is {values.Length}"),
            };

            private static ResampleAxis AxisOf(InterpolationMode mode, int size, int length, double? scale, bool alignCorners) =>
                mode switch
            {
                InterpolationMode.Nearest => ResampleAxes.Nearest(size, length, scale, exact: false),
                InterpolationMode.NearestExact => ResampleAxes.Nearest(size, length, scale, exact: true),
                InterpolationMode.Bicubic => ResampleAxes.Cubic(size, length, scale, alignCorners),
                _ => ResampleAxes.Linear(size, length, scale, alignCorners),
            };
        }
    }
}
