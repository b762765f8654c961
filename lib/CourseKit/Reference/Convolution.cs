namespace CourseKit.Reference;

/// <summary>
/// Convolution as mathematics defines it, with the kernel flipped, and cross-correlation beside it, of one signal or one image.
/// Networks compute the second (see <see cref="Conv2d"/>); the laws of the first hold in mode <see cref="ConvolutionMode.Full"/>.
/// </summary>
public static class Convolution
{
    /// <summary><c>y[i] = sum over u of kernel[u] * signal[i - u]</c>: commutative, associative, distributive.</summary>
    /// <param name="signal">n values.</param>
    /// <param name="kernel">k values.</param>
    /// <param name="mode">Which part to keep.</param>
    /// <exception cref="ArgumentException">An array is empty, or mode is valid and the kernel is longer than the signal.</exception>
    public static double[] Convolve(double[] signal, double[] kernel, ConvolutionMode mode = ConvolutionMode.Full)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(kernel);
        var (start, length) = Part(signal.Length, kernel.Length, mode);
        var full = new double[signal.Length + kernel.Length - 1];
        foreach (var (i, u) in Arrays.Cells(signal.Length, kernel.Length))
            full[i + u] += signal[i] * kernel[u];
        return full[start..(start + length)];
    }

    /// <summary><c>y[i] = sum over u of kernel[u] * signal[i + u]</c>: the kernel is laid on as it stands. Not commutative.</summary>
    /// <inheritdoc cref="Convolve(double[], double[], ConvolutionMode)"/>
    public static double[] CrossCorrelate(double[] signal, double[] kernel, ConvolutionMode mode = ConvolutionMode.Full)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return Convolve(signal, [.. kernel.Reverse()], mode);
    }

    /// <summary><c>y[i,j] = sum over u,v of kernel[u,v] * image[i - u, j - v]</c>.</summary>
    /// <param name="image">Shape (H, W).</param>
    /// <param name="kernel">Shape (kH, kW).</param>
    /// <param name="mode">Which part to keep.</param>
    /// <exception cref="ArgumentException">An array is empty, or mode is valid and the kernel is larger than the image.</exception>
    public static double[,] Convolve(double[,] image, double[,] kernel, ConvolutionMode mode = ConvolutionMode.Full)
    {
        var (H, W) = image.Shape();
        var (kH, kW) = kernel.Shape();
        var (top, rows) = Part(H, kH, mode);
        var (left, columns) = Part(W, kW, mode);
        var full = new double[H + kH - 1, W + kW - 1];
        foreach (var (i, j) in image.Indices())
        {
            foreach (var (u, v) in kernel.Indices())
                full[i + u, j + v] += image[i, j] * kernel[u, v];
        }
        var y = new double[rows, columns];
        foreach (var (i, j) in y.Indices())
            y[i, j] = full[top + i, left + j];
        return y;
    }

    /// <summary><c>y[i,j] = sum over u,v of kernel[u,v] * image[i + u, j + v]</c>: the kernel is laid on as it stands.</summary>
    /// <inheritdoc cref="Convolve(double[,], double[,], ConvolutionMode)"/>
    public static double[,] CrossCorrelate(double[,] image, double[,] kernel, ConvolutionMode mode = ConvolutionMode.Full) =>
        Convolve(image, Conv2d.Flip(kernel.As4D()).Channel(), mode);

    /// <summary>Where the wanted part begins in the full result, and how long it is.</summary>
    internal static (int Start, int Length) Part(int n, int k, ConvolutionMode mode)
    {
        if (n < 1 || k < 1)
            throw new ArgumentException($"There is nothing to convolve: the sizes are {n} and {k}.");
        if (mode == ConvolutionMode.Valid && k > n)
        {
            throw new ArgumentException(
                $"The kernel ({k}) is larger than the signal ({n}): no position lies wholly inside. Use Full or Same.");
        }
        return mode switch
        {
            ConvolutionMode.Same => ((k - 1) / 2, n),
            ConvolutionMode.Valid => (k - 1, n - k + 1),
            _ => (0, n + k - 1),
        };
    }
}
