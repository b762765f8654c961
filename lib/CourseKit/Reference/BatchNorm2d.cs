namespace CourseKit.Reference;

/// <summary>Batch normalisation of feature maps: in training by the batch's own mean and variance, in evaluation by running ones.</summary>
/// <remarks>Ioffe and Szegedy, Batch normalization, arXiv:1502.03167, algorithms 1 and 2.</remarks>
public static class BatchNorm2d
{
    /// <summary><c>y = gamma * (x - mean) / sqrt(variance + eps) + beta</c> with mean and variance of this batch, channel by
    /// channel.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    /// <param name="gamma">Scale of each channel, shape (C).</param>
    /// <param name="beta">Shift of each channel, shape (C).</param>
    /// <param name="eps">Keeps the root away from 0.</param>
    /// <returns>The output shaped like x, and what <see cref="BackwardTrain"/> needs.</returns>
    public static (double[,,,] y, BatchNormCache cache) ForwardTrain(double[,,,] x, double[] gamma, double[] beta, double eps = 1e-5)
    {
        var (N, C, H, W) = x.Shape();
        CheckChannels(C, gamma, beta);
        double m = N * H * W;
        var (mean, variance) = (new double[C], new double[C]);
        foreach (var (n, c, i, j) in x.Indices())
            mean[c] += x[n, c, i, j] / m;
        foreach (var (n, c, i, j) in x.Indices())
            variance[c] += (x[n, c, i, j] - mean[c]) * (x[n, c, i, j] - mean[c]) / m;

        var (y, normalized) = (new double[N, C, H, W], new double[N, C, H, W]);
        foreach (var (n, c, i, j) in x.Indices())
        {
            normalized[n, c, i, j] = (x[n, c, i, j] - mean[c]) / Math.Sqrt(variance[c] + eps);
            y[n, c, i, j] = gamma[c] * normalized[n, c, i, j] + beta[c];
        }
        return (y, new BatchNormCache(normalized, mean, variance));
    }

    /// <summary>The running statistics after one more batch; the variance is stored divided by m - 1, as PyTorch does.</summary>
    /// <param name="running">Mean and variance so far, each of shape (C).</param>
    /// <param name="cache">From <see cref="ForwardTrain"/>.</param>
    /// <param name="momentum">Weight of the new batch.</param>
    public static (double[] mean, double[] variance) UpdateRunning(
        (double[] Mean, double[] Variance) running, BatchNormCache cache, double momentum = 0.1)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (N, C, H, W) = cache.Normalized.Shape();
        double m = N * H * W;
        var (mean, variance) = (new double[C], new double[C]);
        for (var c = 0; c < C; c++)
        {
            mean[c] = (1 - momentum) * running.Mean[c] + momentum * cache.Mean[c];
            variance[c] = (1 - momentum) * running.Variance[c] + momentum * cache.Variance[c] * m / (m - 1);
        }
        return (mean, variance);
    }

    /// <summary>The same formula with fixed statistics: one multiplication and one addition for each channel.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    /// <param name="gamma">Scale of each channel.</param>
    /// <param name="beta">Shift of each channel.</param>
    /// <param name="mean">Running mean of each channel.</param>
    /// <param name="variance">Running variance of each channel.</param>
    /// <param name="eps">Keeps the root away from 0.</param>
    public static double[,,,] ForwardEval(double[,,,] x, double[] gamma, double[] beta, double[] mean, double[] variance, double eps = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(variance);
        var (N, C, H, W) = x.Shape();
        CheckChannels(C, gamma, beta);
        var y = new double[N, C, H, W];
        foreach (var (n, c, i, j) in x.Indices())
            y[n, c, i, j] = gamma[c] * (x[n, c, i, j] - mean[c]) / Math.Sqrt(variance[c] + eps) + beta[c];
        return y;
    }

    /// <summary>
    /// Gradients in training. Mean and variance depend on every pixel of the channel, so each pixel's gradient loses its mean and its
    /// part along the normalised values: <c>dx = gamma/sqrt(variance + eps) * (dy - mean(dy) - x^ * mean(dy * x^))</c>.
    /// </summary>
    /// <param name="dy">dL/dy, shape (N, C, H, W).</param>
    /// <param name="gamma">Scale of each channel.</param>
    /// <param name="cache">From <see cref="ForwardTrain"/>.</param>
    /// <param name="eps">As in the forward call.</param>
    /// <returns>dL/dx shaped like dy, dL/dgamma and dL/dbeta of shape (C).</returns>
    public static (double[,,,] dx, double[] dgamma, double[] dbeta) BackwardTrain(
        double[,,,] dy, double[] gamma, BatchNormCache cache, double eps = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var (N, C, H, W) = dy.Shape();
        CheckChannels(C, gamma, gamma);
        double m = N * H * W;
        var normalized = cache.Normalized;
        var (dx, dgamma, dbeta) = (new double[N, C, H, W], new double[C], new double[C]);
        foreach (var (n, c, i, j) in dy.Indices())
        {
            dgamma[c] += dy[n, c, i, j] * normalized[n, c, i, j];
            dbeta[c] += dy[n, c, i, j];
        }
        foreach (var (n, c, i, j) in dy.Indices())
        {
            var own = dy[n, c, i, j] - dbeta[c] / m - normalized[n, c, i, j] * dgamma[c] / m;
            dx[n, c, i, j] = gamma[c] / Math.Sqrt(cache.Variance[c] + eps) * own;
        }
        return (dx, dgamma, dbeta);
    }

    /// <summary>Gradients in evaluation: mean and variance are constants.</summary>
    /// <param name="dy">dL/dy, shape (N, C, H, W).</param>
    /// <param name="x">Input of the forward call.</param>
    /// <param name="gamma">Scale of each channel.</param>
    /// <param name="mean">Running mean of each channel.</param>
    /// <param name="variance">Running variance of each channel.</param>
    /// <param name="eps">As in the forward call.</param>
    /// <returns>dL/dx shaped like dy, dL/dgamma and dL/dbeta of shape (C).</returns>
    public static (double[,,,] dx, double[] dgamma, double[] dbeta) BackwardEval(
        double[,,,] dy, double[,,,] x, double[] gamma, double[] mean, double[] variance, double eps = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(variance);
        var (N, C, H, W) = dy.Shape();
        CheckChannels(C, gamma, gamma);
        var (dx, dgamma, dbeta) = (new double[N, C, H, W], new double[C], new double[C]);
        foreach (var (n, c, i, j) in dy.Indices())
        {
            var deviation = Math.Sqrt(variance[c] + eps);
            dx[n, c, i, j] = dy[n, c, i, j] * gamma[c] / deviation;
            dgamma[c] += dy[n, c, i, j] * (x[n, c, i, j] - mean[c]) / deviation;
            dbeta[c] += dy[n, c, i, j];
        }
        return (dx, dgamma, dbeta);
    }

    private static void CheckChannels(int C, double[] gamma, double[] beta)
    {
        ArgumentNullException.ThrowIfNull(gamma);
        ArgumentNullException.ThrowIfNull(beta);
        if (gamma.Length != C || beta.Length != C)
            throw new ArgumentException($"There are {C} channels, but {gamma.Length} scales and {beta.Length} shifts.");
    }
}
