namespace CourseKit.Reference;

/// <summary>Average pooling: each window passes its mean on, and its gradient is shared out evenly. A box blur that skips pixels.</summary>
public static class AvgPool2d
{
    /// <summary><c>y[n,c,i,j] = sum of the window (i, j) / (kernel * kernel)</c>; zeros of the padding count.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    /// <param name="kernel">Rows and columns of a window.</param>
    /// <param name="stride">Distance between windows, in pixels; 0 for <paramref name="kernel"/>.</param>
    /// <param name="padding">On each side, in pixels.</param>
    /// <returns>Means, shape (N, C, oH, oW).</returns>
    public static double[,,,] Forward(double[,,,] x, int kernel, int stride = 0, int padding = 0)
    {
        var (N, C, H, W) = x.Shape();
        var (vertical, horizontal) = Geometry.Of(stride == 0 ? kernel : stride, padding).Axes(H, W, kernel, kernel);
        var y = new double[N, C, vertical.Output, horizontal.Output];
        foreach (var (n, c, i, j) in y.Indices())
        {
            foreach (var (_, _, r, s) in Geometry.Taps(vertical, horizontal, i, j))
                y[n, c, i, j] += x[n, c, r, s] / (kernel * kernel);
        }
        return y;
    }

    /// <summary>dL/dx: every pixel of a window gets its gradient divided by the number of its pixels.</summary>
    /// <param name="dy">dL/dy, shape (N, C, oH, oW).</param>
    /// <param name="H">Rows of x.</param>
    /// <param name="W">Columns of x.</param>
    /// <param name="kernel">As in the forward call.</param>
    /// <param name="stride">As in the forward call.</param>
    /// <param name="padding">As in the forward call.</param>
    /// <returns>Shape (N, C, H, W).</returns>
    public static double[,,,] Backward(double[,,,] dy, int H, int W, int kernel, int stride = 0, int padding = 0)
    {
        var (N, C, _, _) = dy.Shape();
        var (vertical, horizontal) = Geometry.Of(stride == 0 ? kernel : stride, padding).Axes(H, W, kernel, kernel);
        var dx = new double[N, C, H, W];
        foreach (var (n, c, i, j) in dy.Indices())
        {
            foreach (var (_, _, r, s) in Geometry.Taps(vertical, horizontal, i, j))
                dx[n, c, r, s] += dy[n, c, i, j] / (kernel * kernel);
        }
        return dx;
    }
}
