using CourseKit.Torch.Kernels;

namespace TorchSharp;

/// <summary>The weights of the interpolation modes along one axis, with PyTorch's rules of where an output pixel lies in the
/// input.</summary>
internal static class ResampleAxes
{
    // The free parameter of the cubic kernel (Keys, 1981), as in PyTorch.
    private const double CubicSharpness = -0.75;

    /// <summary>Each output position takes its nearest neighbour.</summary>
    /// <param name="size">Input length.</param>
    /// <param name="length">Output length.</param>
    /// <param name="scale">Output per input, when it was given so.</param>
    /// <param name="exact">Neighbour of the pixel's middle, not of its edge.</param>
    public static ResampleAxis Nearest(int size, int length, double? scale, bool exact)
    {
        // in float, as PyTorch: the neighbour may depend on the rounding
        float step = scale is { } given ? (float)(1 / given) : (float)size / length;
        var positions = new int[length];
        for (int i = 0; i < length; i++)
            positions[i] = Math.Min((int)MathF.Floor((exact ? i + 0.5f : i) * step), size - 1);
        return new ResampleAxis(size, 1, positions, [.. Enumerable.Repeat(1.0, length)]);
    }

    /// <summary>Each output position lies between two neighbours.</summary>
    public static ResampleAxis Linear(int size, int length, double? scale, bool alignCorners)
    {
        var (positions, weights) = (new int[2 * length], new double[2 * length]);
        for (int i = 0; i < length; i++)
        {
            double at = Math.Max(0, Source(i, size, length, scale, alignCorners));
            int left = Math.Min((int)at, size - 1);
            (positions[2 * i], positions[2 * i + 1]) = (left, Math.Min(left + 1, size - 1));
            (weights[2 * i], weights[2 * i + 1]) = (1 - (at - left), at - left);
        }
        return new ResampleAxis(size, 2, positions, weights);
    }

    /// <summary>Each output position lies on a cubic through four neighbours.</summary>
    public static ResampleAxis Cubic(int size, int length, double? scale, bool alignCorners)
    {
        var (positions, weights) = (new int[4 * length], new double[4 * length]);
        for (int i = 0; i < length; i++)
        {
            double at = Source(i, size, length, scale, alignCorners), left = Math.Floor(at);
            for (int tap = 0; tap < 4; tap++)
            {
                positions[4 * i + tap] = (int)Math.Clamp(left - 1 + tap, 0, size - 1);
                weights[4 * i + tap] = CubicWeight(Math.Abs(at - (left - 1 + tap)));
            }
        }
        return new ResampleAxis(size, 4, positions, weights);
    }

    private static double Source(int i, int size, int length, double? scale, bool alignCorners)
    {
        if (alignCorners)
            return length > 1 ? i * ((size - 1.0) / (length - 1)) : 0;
        double step = scale is { } given ? 1 / given : (double)size / length;
        return (i + 0.5) * step - 0.5;
    }

    private static double CubicWeight(double distance)
    {
        const double a = CubicSharpness;
        return distance <= 1
            ? ((a + 2) * distance - (a + 3)) * distance * distance + 1
            : ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a;
    }
}
