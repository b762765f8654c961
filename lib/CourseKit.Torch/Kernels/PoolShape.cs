namespace CourseKit.Torch.Kernels;

/// <summary>
/// Sizes of a 2-D pooling over <c>Planes</c> = N * C planes of H by W pixels. oH and oW are given, since ceil_mode decides them.
/// </summary>
internal readonly record struct PoolShape(int Planes, int H, int W, int kH, int kW, int strideH, int strideW,
    int padH, int padW, int dilationH, int dilationW, int oH, int oW)
{
    public int InPixels => H * W;

    public int OutPixels => oH * oW;

    /// <summary>Planes that are worth a thread.</summary>
    public int Grain => 1 + 16384 / (InPixels + OutPixels + 1);

    /// <summary>Taps of a window that lie inside the image.</summary>
    /// <param name="start">First pixel of the window, may be negative.</param>
    /// <param name="size">Pixels of the image along this axis.</param>
    /// <param name="kernel">Taps of the window along this axis.</param>
    /// <param name="dilation">Pixels between taps.</param>
    public static (int From, int To) Inside(int start, int size, int kernel, int dilation)
    {
        int from = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
        int to = start >= size ? 0 : Math.Min(kernel, (size - 1 - start) / dilation + 1);
        return (from, Math.Max(from, to));
    }

    public void Check(long x, long y)
    {
        if (x < (long)Planes * InPixels || y < (long)Planes * OutPixels)
            throw new ArgumentException(
                $"x has {x} values and y {y}, but {this} needs {(long)Planes * InPixels} and {(long)Planes * OutPixels}.");
    }
}
