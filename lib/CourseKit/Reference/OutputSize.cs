using System.Globalization;

namespace CourseKit.Reference;

/// <summary>Sizes of feature maps: how many windows fit along one axis, and the padding for a wanted size.</summary>
/// <remarks>Dumoulin and Visin, A guide to convolution arithmetic for deep learning, arXiv:1603.07285, relationships 6 and 15.</remarks>
public static class OutputSize
{
    /// <summary>Windows along one axis: <c>floor((size + 2*padding - dilation*(kernel - 1) - 1) / stride) + 1</c>.</summary>
    /// <param name="size">Input positions, in pixels.</param>
    /// <param name="kernel">Taps of a window.</param>
    /// <param name="stride">Distance between windows, in pixels.</param>
    /// <param name="padding">Positions added on each side.</param>
    /// <param name="dilation">Distance between taps, in pixels.</param>
    /// <param name="remainder">What to do with pixels that no window reaches, as of 7 pixels under windows of 3 at stride 3.</param>
    /// <exception cref="ArgumentException">A number is out of range, the window is wider than the padded input, or pixels are left over
    /// and <paramref name="remainder"/> is <see cref="Remainder.Raise"/>.</exception>
    public static int Of(int size, int kernel, int stride = 1, int padding = 0, int dilation = 1, Remainder remainder = Remainder.Crop)
    {
        var output = Of(size, kernel, stride, padding, padding, dilation);
        var left = Left(size + 2 * padding, kernel, stride, dilation);
        return remainder switch
        {
            Remainder.Pad when left > 0 => output + 1,
            Remainder.Raise when left > 0 => throw new ArgumentException(
                $"{size} pixels with padding {padding} do not fit windows of {kernel} at stride {stride} (dilation {dilation}): " +
                $"{left} stay over. Pad by {stride - left}, crop {left}, or choose another stride."),
            _ => output,
        };
    }

    /// <summary>Windows along one axis, with different padding before and after; pixels that no window reaches are left out.</summary>
    /// <param name="size">Input positions, in pixels.</param>
    /// <param name="kernel">Taps of a window.</param>
    /// <param name="stride">Distance between windows, in pixels.</param>
    /// <param name="before">Positions added before the first.</param>
    /// <param name="after">Positions added after the last.</param>
    /// <param name="dilation">Distance between taps, in pixels.</param>
    /// <exception cref="ArgumentException">A number is out of range, or the window is wider than the padded input.</exception>
    public static int Of(int size, int kernel, int stride, int before, int after, int dilation)
    {
        Check(size, kernel, stride, dilation);
        if (before < 0 || after < 0)
            throw new ArgumentException($"padding is {Math.Min(before, after)}; it must be 0 or more.");
        var extent = dilation * (kernel - 1) + 1;
        if (extent > size + before + after)
        {
            throw new ArgumentException(
                $"A window of {extent} pixels (kernel {kernel}, dilation {dilation}) does not fit into {size + before + after} " +
                $"({size} and padding {before} + {after}). Use a smaller kernel or more padding.");
        }
        return (size + before + after - extent) / stride + 1;
    }

    /// <summary>Pixels at the end of an axis that no window reaches.</summary>
    /// <param name="size">Input positions with their padding, in pixels.</param>
    /// <param name="kernel">Taps of a window.</param>
    /// <param name="stride">Distance between windows, in pixels.</param>
    /// <param name="dilation">Distance between taps, in pixels.</param>
    public static int Left(int size, int kernel, int stride, int dilation = 1)
    {
        Check(size, kernel, stride, dilation);
        return Math.Max(0, size - dilation * (kernel - 1) - 1) % stride;
    }

    /// <summary>
    /// Padding for an output of <c>ceil(size / stride)</c>, "same"; where it is odd the extra pixel comes after, as in TensorFlow.
    /// </summary>
    /// <param name="size">Input positions, in pixels; it matters only for strides above 1.</param>
    /// <param name="kernel">Taps of a window.</param>
    /// <param name="stride">Distance between windows, in pixels.</param>
    /// <param name="dilation">Distance between taps, in pixels.</param>
    /// <returns>Positions to add before and after.</returns>
    public static (int Before, int After) SamePadding(int size, int kernel, int stride = 1, int dilation = 1)
    {
        Check(size, kernel, stride, dilation);
        var windows = (size + stride - 1) / stride;
        var total = Math.Max(0, (windows - 1) * stride + dilation * (kernel - 1) + 1 - size);
        return (total / 2, total - total / 2);
    }

    /// <summary>Size that a transposed convolution gives: <c>(size - 1)*stride - 2*padding + dilation*(kernel - 1) + outputPadding +
    /// 1</c>.</summary>
    /// <param name="size">Input positions, in pixels.</param>
    /// <param name="kernel">Taps of a window.</param>
    /// <param name="stride">Distance between windows in the output, in pixels.</param>
    /// <param name="padding">Pixels cut from each side of the output.</param>
    /// <param name="outputPadding">Pixels added at its end.</param>
    /// <param name="dilation">Distance between taps, in pixels.</param>
    public static int Transposed(int size, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1)
    {
        Check(size, kernel, stride, dilation);
        return (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + outputPadding + 1;
    }

    /// <summary>The same calculation as <see cref="Of(int, int, int, int, int, Remainder)"/>, written out step by step.</summary>
    /// <inheritdoc cref="Of(int, int, int, int, int, Remainder)"/>
    public static Derivation Explain(int size, int kernel, int stride = 1, int padding = 0, int dilation = 1)
    {
        var output = Of(size, kernel, stride, padding, dilation);
        var extent = dilation * (kernel - 1) + 1;
        var room = size + 2 * padding - extent;
        var quotient = (room / (double)stride).ToString("0.###", CultureInfo.InvariantCulture);
        return new Derivation("Output size", output,
        [
            @"O = \left\lfloor \frac{I + 2P - D(K - 1) - 1}{S} \right\rfloor + 1",
            $@"O = \left\lfloor \frac{{{size} + 2 \cdot {padding} - {dilation}({kernel} - 1) - 1}}{{{stride}}} \right\rfloor + 1",
            $@"O = \left\lfloor {quotient} \right\rfloor + 1 = {output}",
        ],
        room % stride == 0 ? null : $"{room % stride} of the {size + 2 * padding} pixels are not reached by any window.");
    }

    private static void Check(int size, int kernel, int stride, int dilation)
    {
        foreach (var (name, value) in new[] { ("size", size), ("kernel", kernel), ("stride", stride), ("dilation", dilation) })
        {
            if (value < 1)
                throw new ArgumentException($"{name} is {value}; it must be 1 or more.");
        }
    }
}
