namespace CourseKit.Reference;

/// <summary>
/// Fractional max pooling: windows whose starts advance by a mixture of two steps, so that an image shrinks by a factor such as 1.4.
/// Where the mixture begins is random: another small augmentation at every step.
/// </summary>
/// <remarks>Graham, Fractional max-pooling, arXiv:1412.6071, section 2.1 (pseudorandom, overlapping); the starts are PyTorch's.</remarks>
public static class FractionalMaxPool2d
{
    /// <summary>Where the windows start along one axis: <c>floor((i + u)*a) - floor(u*a)</c> with <c>a = (size - kernel)/(output -
    /// 1)</c>.</summary>
    /// <param name="size">Input positions.</param>
    /// <param name="kernel">Positions of a window.</param>
    /// <param name="output">Windows wanted.</param>
    /// <param name="u">The random shift, from 0 to below 1.</param>
    /// <returns>Starts, not falling; the last window ends at the last position.</returns>
    /// <exception cref="ArgumentException">More windows are wanted than positions allow, or u is out of range.</exception>
    public static int[] Starts(int size, int kernel, int output, double u)
    {
        if (kernel < 1 || output < 1 || output + kernel - 1 > size)
        {
            throw new ArgumentException(
                $"{output} windows of {kernel} do not fit {size} positions; at most {Math.Max(0, size - kernel + 1)} do.");
        }
        if (u is not (>= 0 and < 1))
            throw new ArgumentException($"u is {u}; it must be at least 0 and below 1.");
        var step = output == 1 ? 0 : (size - kernel) / (double)(output - 1);
        var starts = new int[output];
        for (var i = 0; i < output - 1; i++)
            starts[i] = (int)((i + u) * step) - (int)(u * step);
        starts[^1] = size - kernel;
        return starts;
    }

    /// <summary>The largest value of every window.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    /// <param name="kernel">Rows and columns of a window.</param>
    /// <param name="output">Rows and columns of the result.</param>
    /// <param name="u">Random shifts of the rows and columns of each map, shape (N, C, 2), from 0 to below 1.</param>
    /// <returns>Maxima, shape (N, C, output, output), and where they stood, for <see cref="MaxPool2d.Backward"/>.</returns>
    public static (double[,,,] y, int[,,,] index) Forward(double[,,,] x, int kernel, int output, double[,,] u)
    {
        ArgumentNullException.ThrowIfNull(u);
        var (N, C, H, W) = x.Shape();
        var (y, index) = (new double[N, C, output, output], new int[N, C, output, output]);
        foreach (var (n, c) in Arrays.Cells(N, C))
        {
            var (rows, columns) = (Starts(H, kernel, output, u[n, c, 0]), Starts(W, kernel, output, u[n, c, 1]));
            foreach (var (i, j) in Arrays.Cells(output, output))
            {
                y[n, c, i, j] = double.NegativeInfinity;
                foreach (var (v, h) in Arrays.Cells(kernel, kernel))
                {
                    var (r, s) = (rows[i] + v, columns[j] + h);
                    if (x[n, c, r, s] > y[n, c, i, j])
                        (y[n, c, i, j], index[n, c, i, j]) = (x[n, c, r, s], r * W + s);
                }
            }
        }
        return (y, index);
    }
}
