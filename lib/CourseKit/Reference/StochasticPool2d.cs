namespace CourseKit.Reference;

/// <summary>
/// Stochastic pooling: in training a window passes on one of its values, drawn with a probability proportional to the value; in
/// testing it passes on their mean, weighted by those probabilities.
/// </summary>
/// <remarks>Zeiler and Fergus, Stochastic pooling for regularization of deep convolutional neural networks, arXiv:1301.3557, section
/// 3.</remarks>
public static class StochasticPool2d
{
    /// <summary>Chance of every pixel within its own window: <c>p = x / sum of the window</c>; all 0 in a window of zeros.</summary>
    /// <param name="x">Activations, 0 or more, shape (N, C, H, W); sides are multiples of <paramref name="kernel"/>.</param>
    /// <param name="kernel">Rows and columns of a window; windows do not overlap.</param>
    /// <returns>Shape (N, C, H, W).</returns>
    /// <exception cref="ArgumentException">A value is negative, or the windows do not fit.</exception>
    public static double[,,,] Probabilities(double[,,,] x, int kernel)
    {
        var sums = WindowSums(x, kernel);
        var (N, C, H, W) = x.Shape();
        var p = new double[N, C, H, W];
        foreach (var (n, c, i, j) in x.Indices())
        {
            var sum = sums[n, c, i / kernel, j / kernel];
            p[n, c, i, j] = sum > 0 ? x[n, c, i, j] / sum : 0;
        }
        return p;
    }

    /// <summary>In training: one value of each window, drawn.</summary>
    /// <param name="x">Activations, 0 or more, shape (N, C, H, W).</param>
    /// <param name="kernel">Rows and columns of a window.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <returns>The drawn values, and where they stood (row * W + column), for <see cref="MaxPool2d.Backward"/>: the gradient goes the same
    /// way.</returns>
    public static (double[,,,] y, int[,,,] index) Forward(double[,,,] x, int kernel, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var p = Probabilities(x, kernel);
        var (N, C, H, W) = x.Shape();
        var (y, index) = (new double[N, C, H / kernel, W / kernel], new int[N, C, H / kernel, W / kernel]);
        foreach (var (n, c, i, j) in y.Indices())
        {
            var left = random.NextDouble();
            foreach (var (u, v) in Arrays.Cells(kernel, kernel))
            {
                var (r, s) = (i * kernel + u, j * kernel + v);
                if (p[n, c, r, s] > 0 && left >= 0)     // the last one stays that begins below the draw: rounding leaves no gap at the end
                    (y[n, c, i, j], index[n, c, i, j]) = (x[n, c, r, s], r * W + s);
                left -= p[n, c, r, s];
            }
        }
        return (y, index);
    }

    /// <summary>In testing: <c>y = sum over the window of p * x</c>.</summary>
    /// <param name="x">Activations, 0 or more, shape (N, C, H, W).</param>
    /// <param name="kernel">Rows and columns of a window.</param>
    public static double[,,,] Expected(double[,,,] x, int kernel)
    {
        var p = Probabilities(x, kernel);
        var (N, C, H, W) = x.Shape();
        var y = new double[N, C, H / kernel, W / kernel];
        foreach (var (n, c, i, j) in x.Indices())
            y[n, c, i / kernel, j / kernel] += p[n, c, i, j] * x[n, c, i, j];
        return y;
    }

    private static double[,,,] WindowSums(double[,,,] x, int kernel)
    {
        var (N, C, H, W) = x.Shape();
        if (kernel < 1 || H % kernel != 0 || W % kernel != 0)
            throw new ArgumentException($"Windows of {kernel} do not fit {H}x{W} pixels evenly.");
        var sums = new double[N, C, H / kernel, W / kernel];
        foreach (var (n, c, i, j) in x.Indices())
        {
            if (x[n, c, i, j] < 0)
                throw new ArgumentException($"x holds {x[n, c, i, j]}; probabilities need values of 0 or more: put a ReLU in front.");
            sums[n, c, i / kernel, j / kernel] += x[n, c, i, j];
        }
        return sums;
    }
}
