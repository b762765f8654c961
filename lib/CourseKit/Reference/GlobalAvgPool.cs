namespace CourseKit.Reference;

/// <summary>Global average pooling: one number for each feature map, whatever its size.</summary>
/// <remarks>Lin, Chen, Yan, Network in network, arXiv:1312.4400, section 3.2.</remarks>
public static class GlobalAvgPool
{
    /// <summary><c>y[n,c] = mean over i,j of x[n,c,i,j]</c>.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    /// <returns>Shape (N, C).</returns>
    public static double[,] Forward(double[,,,] x)
    {
        var (N, C, H, W) = x.Shape();
        var y = new double[N, C];
        foreach (var (n, c, i, j) in x.Indices())
            y[n, c] += x[n, c, i, j] / (H * W);
        return y;
    }

    /// <summary>dL/dx: every pixel of a map gets the same share.</summary>
    /// <param name="dy">dL/dy, shape (N, C).</param>
    /// <param name="H">Rows of x.</param>
    /// <param name="W">Columns of x.</param>
    /// <returns>Shape (N, C, H, W).</returns>
    public static double[,,,] Backward(double[,] dy, int H, int W)
    {
        var (N, C) = dy.Shape();
        var dx = new double[N, C, H, W];
        foreach (var (n, c, i, j) in dx.Indices())
            dx[n, c, i, j] = dy[n, c] / (H * W);
        return dx;
    }
}
