namespace CourseKit.Reference;

/// <summary>
/// 2-D cross-correlation, which frameworks call convolution, written as its definition reads.
/// The engine is tested against this file: keep it obvious, not fast.
/// </summary>
public static class Conv2d
{
    /// <summary><c>y[n,f,i,j] = b[f] + sum over c,u,v of x[n, c, i*stride + u*dilation - padding, ...] * w[f,c,u,v]</c>.</summary>
    /// <param name="x">Input, shape (N, C, H, W).</param>
    /// <param name="w">Kernels, shape (F, C / groups, kH, kW). Not flipped.</param>
    /// <param name="b">One bias per kernel, shape (F); null for none.</param>
    /// <param name="stride">Distance between neighbouring windows, in pixels of <paramref name="x"/>.</param>
    /// <param name="padding">Zeros added to each of the four sides, in pixels.</param>
    /// <param name="dilation">Distance between a kernel's taps, in pixels.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    /// <returns>Feature maps, shape (N, F, oH, oW), sizes from <see cref="OutputSize"/>.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit each other or the groups, or the kernel is larger than the padded
    /// input.</exception>
    public static double[,,,] Forward(
        double[,,,] x, double[,,,] w, double[]? b = null, int stride = 1, int padding = 0, int dilation = 1, int groups = 1) =>
        Forward(x, w, b, Geometry.Of(stride, padding, dilation, groups));

    /// <summary>The same with settings of their own for each axis and side.</summary>
    /// <param name="x">Input, shape (N, C, H, W).</param>
    /// <param name="w">Kernels, shape (F, C / groups, kH, kW). Not flipped.</param>
    /// <param name="b">One bias per kernel, shape (F); null for none.</param>
    /// <param name="geometry">Stride, padding, dilation, groups, and what the padding holds.</param>
    public static double[,,,] Forward(double[,,,] x, double[,,,] w, double[]? b, Geometry geometry)
    {
        Check(x, w, b, geometry);
        var (N, _, H, W) = x.Shape();
        var (F, channels, kH, kW) = w.Shape();
        var (vertical, horizontal) = geometry.Axes(H, W, kH, kW);

        var y = new double[N, F, vertical.Output, horizontal.Output];
        foreach (var (n, f, i, j) in y.Indices())
        {
            var first = f / (F / geometry.Groups) * channels;       // the first channel of the group that kernel f reads
            var sum = b?[f] ?? 0;
            for (var c = 0; c < channels; c++)
            {
                foreach (var (u, v, r, s) in Geometry.Taps(vertical, horizontal, i, j))
                    sum += x[n, first + c, r, s] * w[f, c, u, v];
            }
            y[n, f, i, j] = sum;
        }
        return y;
    }

    /// <summary>Gradients of a loss L given <paramref name="dy"/> = dL/dy; other arguments as in the forward call.</summary>
    /// <param name="dy">Shape (N, F, oH, oW).</param>
    /// <param name="x">Input, shape (N, C, H, W).</param>
    /// <param name="w">Kernels, shape (F, C / groups, kH, kW).</param>
    /// <param name="stride">Distance between neighbouring windows, in pixels.</param>
    /// <param name="padding">Zeros added to each of the four sides, in pixels.</param>
    /// <param name="dilation">Distance between a kernel's taps, in pixels.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    /// <returns>dL/dx shaped like x, dL/dw shaped like w, dL/db of shape (F).</returns>
    public static (double[,,,] dx, double[,,,] dw, double[] db) Backward(
        double[,,,] dy, double[,,,] x, double[,,,] w, int stride = 1, int padding = 0, int dilation = 1, int groups = 1) =>
        Backward(dy, x, w, Geometry.Of(stride, padding, dilation, groups));

    /// <summary>The same with settings of their own for each axis and side.</summary>
    /// <param name="dy">dL/dy, shape (N, F, oH, oW).</param>
    /// <param name="x">Input, shape (N, C, H, W).</param>
    /// <param name="w">Kernels, shape (F, C / groups, kH, kW).</param>
    /// <param name="geometry">As in the forward call.</param>
    public static (double[,,,] dx, double[,,,] dw, double[] db) Backward(double[,,,] dy, double[,,,] x, double[,,,] w, Geometry geometry)
    {
        Check(x, w, null, geometry);
        var (N, C, H, W) = x.Shape();
        var (F, channels, kH, kW) = w.Shape();
        var (vertical, horizontal) = geometry.Axes(H, W, kH, kW);
        if (dy.Shape() != (N, F, vertical.Output, horizontal.Output))
        {
            throw new ArgumentException(
                $"dy is {Arrays.ShapeText(dy)}, but the output is ({N}, {F}, {vertical.Output}, {horizontal.Output}).");
        }

        var (dx, dw, db) = (new double[N, C, H, W], new double[F, channels, kH, kW], new double[F]);
        foreach (var (n, f, i, j) in dy.Indices())
        {
            var first = f / (F / geometry.Groups) * channels;
            var g = dy[n, f, i, j];
            db[f] += g;
            for (var c = 0; c < channels; c++)
            {
                foreach (var (u, v, r, s) in Geometry.Taps(vertical, horizontal, i, j))
                {
                    dx[n, first + c, r, s] += g * w[f, c, u, v];    // every window that read the pixel sends gradient back to it
                    dw[f, c, u, v] += g * x[n, first + c, r, s];    // one weight shared by all positions: the terms add up
                }
            }
        }
        return (dx, dw, db);
    }

    /// <summary>Kernels turned by half a turn: with them <see cref="Forward(double[,,,], double[,,,], double[], int, int, int, int)"/> is
    /// true convolution.</summary>
    /// <param name="w">Shape (F, C, kH, kW).</param>
    public static double[,,,] Flip(double[,,,] w)
    {
        var (F, C, kH, kW) = w.Shape();
        var flipped = new double[F, C, kH, kW];
        foreach (var (f, c, u, v) in w.Indices())
            flipped[f, c, u, v] = w[f, c, kH - 1 - u, kW - 1 - v];
        return flipped;
    }

    internal static void Check(double[,,,] x, double[,,,] w, double[]? b, Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var (_, C, _, _) = x.Shape();
        var (F, channels, _, _) = w.Shape();
        var groups = geometry.Groups;
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
