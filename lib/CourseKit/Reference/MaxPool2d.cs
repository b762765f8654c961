namespace CourseKit.Reference;

/// <summary>Max pooling: each window passes its largest value on, and its gradient goes back to that one pixel.</summary>
public static class MaxPool2d
{
    /// <summary><c>y[n,c,i,j] = max over the window (i, j) of x[n,c,r,s]</c>; padding never wins; of equal values the first.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    /// <param name="kernel">Rows and columns of a window.</param>
    /// <param name="stride">Distance between windows, in pixels; 0 for <paramref name="kernel"/>.</param>
    /// <param name="padding">On each side, in pixels.</param>
    /// <returns>Maxima, shape (N, C, oH, oW), and where they stood: row * W + column of x.</returns>
    public static (double[,,,] y, int[,,,] index) Forward(double[,,,] x, int kernel, int stride = 0, int padding = 0) =>
        Forward(x, kernel, kernel, Geometry.Of(stride == 0 ? kernel : stride, padding));

    /// <summary>The same with settings of their own for each axis.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    /// <param name="kH">Rows of a window.</param>
    /// <param name="kW">Columns of a window.</param>
    /// <param name="geometry">Stride, padding, dilation.</param>
    public static (double[,,,] y, int[,,,] index) Forward(double[,,,] x, int kH, int kW, Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var (N, C, H, W) = x.Shape();
        var (vertical, horizontal) = geometry.Axes(H, W, kH, kW);
        var y = new double[N, C, vertical.Output, horizontal.Output];
        var index = new int[N, C, vertical.Output, horizontal.Output];
        foreach (var (n, c, i, j) in y.Indices())
        {
            y[n, c, i, j] = double.NegativeInfinity;
            foreach (var (_, _, r, s) in Geometry.Taps(vertical, horizontal, i, j))
            {
                if (x[n, c, r, s] > y[n, c, i, j])
                    (y[n, c, i, j], index[n, c, i, j]) = (x[n, c, r, s], r * W + s);
            }
        }
        return (y, index);
    }

    /// <summary>dL/dx: the pixel that won gets the gradient of its window, the others get nothing.</summary>
    /// <param name="dy">dL/dy, shape (N, C, oH, oW).</param>
    /// <param name="index">Where the maxima stood, from the forward call.</param>
    /// <param name="H">Rows of x.</param>
    /// <param name="W">Columns of x.</param>
    /// <returns>Shape (N, C, H, W).</returns>
    public static double[,,,] Backward(double[,,,] dy, int[,,,] index, int H, int W)
    {
        ArgumentNullException.ThrowIfNull(index);
        var (N, C, _, _) = dy.Shape();
        var dx = new double[N, C, H, W];
        foreach (var (n, c, i, j) in dy.Indices())
            dx[n, c, index[n, c, i, j] / W, index[n, c, i, j] % W] += dy[n, c, i, j];
        return dx;
    }
}
