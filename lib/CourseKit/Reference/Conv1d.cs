namespace CourseKit.Reference;

/// <summary>1-D cross-correlation of signals or sequences, which frameworks call convolution, written as its definition reads.</summary>
public static class Conv1d
{
    /// <summary><c>y[n,f,i] = b[f] + sum over c,u of x[n, c, i*stride + u*dilation - padding] * w[f,c,u]</c>.</summary>
    /// <param name="x">Input, shape (N, C, L).</param>
    /// <param name="w">Kernels, shape (F, C / groups, k). Not flipped.</param>
    /// <param name="b">One bias per kernel, shape (F); null for none.</param>
    /// <param name="stride">Distance between neighbouring windows, in samples.</param>
    /// <param name="padding">Zeros added to each end, in samples.</param>
    /// <param name="dilation">Distance between a kernel's taps, in samples.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    /// <returns>Shape (N, F, oL), size from <see cref="OutputSize"/>.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit each other or the groups, or the kernel is longer than the padded
    /// input.</exception>
    public static double[,,] Forward(
        double[,,] x, double[,,] w, double[]? b = null, int stride = 1, int padding = 0, int dilation = 1, int groups = 1)
    {
        Check(x, w, b, groups);
        var (N, _, L) = x.Shape();
        var (F, channels, k) = w.Shape();
        var axis = new WindowAxis(L, k, stride, padding, padding, dilation);

        var y = new double[N, F, axis.Output];
        foreach (var (n, f, i) in y.Indices())
        {
            var first = f / (F / groups) * channels;        // the first channel of the group that kernel f reads
            var sum = b?[f] ?? 0;
            foreach (var (c, u, r) in Taps(axis, channels, i))
                sum += x[n, first + c, r] * w[f, c, u];
            y[n, f, i] = sum;
        }
        return y;
    }

    /// <summary>Gradients of a loss L given <paramref name="dy"/> = dL/dy, shape (N, F, oL); other arguments as in the forward
    /// call.</summary>
    /// <returns>dL/dx shaped like x, dL/dw shaped like w, dL/db of shape (F).</returns>
    /// <param name="dy">Shape (N, F, oL).</param>
    /// <param name="x">Input, shape (N, C, L).</param>
    /// <param name="w">Kernels, shape (F, C / groups, k).</param>
    /// <param name="stride">Distance between neighbouring windows, in samples.</param>
    /// <param name="padding">Zeros added to each end, in samples.</param>
    /// <param name="dilation">Distance between a kernel's taps, in samples.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    public static (double[,,] dx, double[,,] dw, double[] db) Backward(
        double[,,] dy, double[,,] x, double[,,] w, int stride = 1, int padding = 0, int dilation = 1, int groups = 1)
    {
        Check(x, w, null, groups);
        var (N, C, L) = x.Shape();
        var (F, channels, k) = w.Shape();
        var axis = new WindowAxis(L, k, stride, padding, padding, dilation);
        if (dy.Shape() != (N, F, axis.Output))
            throw new ArgumentException($"dy is {Arrays.ShapeText(dy)}, but the output is ({N}, {F}, {axis.Output}).");

        var (dx, dw, db) = (new double[N, C, L], new double[F, channels, k], new double[F]);
        foreach (var (n, f, i) in dy.Indices())
        {
            var first = f / (F / groups) * channels;
            var g = dy[n, f, i];
            db[f] += g;
            foreach (var (c, u, r) in Taps(axis, channels, i))
            {
                dx[n, first + c, r] += g * w[f, c, u];
                dw[f, c, u] += g * x[n, first + c, r];
            }
        }
        return (dx, dw, db);
    }

    private static IEnumerable<(int C, int U, int R)> Taps(WindowAxis axis, int channels, int i)
    {
        foreach (var (c, u) in Arrays.Cells(channels, axis.Kernel))
        {
            var r = axis.Source(i, u);
            if (r >= 0)
                yield return (c, u, r);
        }
    }

    private static void Check(double[,,] x, double[,,] w, double[]? b, int groups)
    {
        var (_, C, _) = x.Shape();
        var (F, channels, _) = w.Shape();
        if (groups < 1 || C % groups != 0 || F % groups != 0)
            throw new ArgumentException($"{groups} groups do not divide {C} channels and {F} kernels.");
        if (channels * groups != C)
        {
            throw new ArgumentException($"x has {C} channels but w expects {channels * groups}: " +
                $"x is {Arrays.ShapeText(x)}, w is {Arrays.ShapeText(w)}, groups {groups}.");
        }
        if (b is not null && b.Length != F)
            throw new ArgumentException($"b has {b.Length} values for {F} kernels.");
    }
}
