namespace CourseKit.Reference;

/// <summary>A convolution taken one window after another.</summary>
public static class ConvolutionTrace
{
    /// <summary>All windows of the cross-correlation of a grey image, row by row; their sums are <see cref="Conv2d"/>'s output.</summary>
    /// <param name="image">Shape (H, W).</param>
    /// <param name="kernel">Shape (kH, kW).</param>
    /// <param name="stride">Distance between windows, in pixels.</param>
    /// <param name="padding">Zeros on each side, in pixels.</param>
    /// <param name="bias">Added to each sum.</param>
    public static IReadOnlyList<ConvolutionStep> Of(double[,] image, double[,] kernel, int stride = 1, int padding = 0, double bias = 0)
    {
        var (H, W) = image.Shape();
        var (kH, kW) = kernel.Shape();
        var (vertical, horizontal) = Geometry.Of(stride, padding).Axes(H, W, kH, kW);
        var steps = new List<ConvolutionStep>();
        foreach (var (i, j) in Arrays.Cells(vertical.Output, horizontal.Output))
        {
            var (patch, products, sum) = (new double[kH, kW], new double[kH, kW], bias);
            foreach (var (u, v, r, s) in Geometry.Taps(vertical, horizontal, i, j))
            {
                patch[u, v] = image[r, s];
                products[u, v] = image[r, s] * kernel[u, v];
                sum += products[u, v];
            }
            steps.Add(new ConvolutionStep(i, j, patch, products, sum));
        }
        return steps;
    }
}
