using MathNet.Numerics.LinearAlgebra;

namespace CourseKit.Reference;

/// <summary>
/// Convolution as one matrix product (MathNet): every window becomes a column, every kernel a row. This is how fast libraries began.
/// </summary>
/// <remarks>Chellapilla, Puri, Simard, High performance convolutional neural networks for document processing, IWFHR 2006.</remarks>
public static class Im2Col
{
    /// <summary>The windows of one image as columns.</summary>
    /// <param name="x">Images, shape (N, C, H, W).</param>
    /// <param name="n">Which image.</param>
    /// <param name="kH">Rows of a window.</param>
    /// <param name="kW">Columns of a window.</param>
    /// <param name="geometry">Stride, padding, dilation; groups are not used here.</param>
    /// <returns>C·kH·kW rows (channel, then row, then column of the window) and oH·oW columns.</returns>
    public static Matrix<double> Unfold(double[,,,] x, int n, int kH, int kW, Geometry? geometry = null)
    {
        var (_, C, H, W) = x.Shape();
        var (vertical, horizontal) = (geometry ?? new Geometry()).Axes(H, W, kH, kW);
        var columns = Matrix<double>.Build.Dense(C * kH * kW, vertical.Output * horizontal.Output);
        foreach (var (i, j) in Arrays.Cells(vertical.Output, horizontal.Output))
        {
            foreach (var (u, v, r, s) in Geometry.Taps(vertical, horizontal, i, j))
            {
                for (var c = 0; c < C; c++)
                    columns[(c * kH + u) * kW + v, i * horizontal.Output + j] = x[n, c, r, s];
            }
        }
        return columns;
    }

    /// <summary>The transpose of <see cref="Unfold"/>: every entry is added to the pixel it was read from ("col2im").</summary>
    /// <param name="columns">C·kH·kW rows and oH·oW columns.</param>
    /// <param name="x">Where to add, shape (N, C, H, W).</param>
    /// <param name="n">Which image.</param>
    /// <param name="kH">Rows of a window.</param>
    /// <param name="kW">Columns of a window.</param>
    /// <param name="geometry">As for <see cref="Unfold"/>.</param>
    public static void Fold(Matrix<double> columns, double[,,,] x, int n, int kH, int kW, Geometry? geometry = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var (_, C, H, W) = x.Shape();
        var (vertical, horizontal) = (geometry ?? new Geometry()).Axes(H, W, kH, kW);
        foreach (var (i, j) in Arrays.Cells(vertical.Output, horizontal.Output))
        {
            foreach (var (u, v, r, s) in Geometry.Taps(vertical, horizontal, i, j))
            {
                for (var c = 0; c < C; c++)
                    x[n, c, r, s] += columns[(c * kH + u) * kW + v, i * horizontal.Output + j];
            }
        }
    }

    /// <summary>The kernels as rows: shape (F, C·kH·kW).</summary>
    /// <param name="w">Kernels, shape (F, C, kH, kW).</param>
    public static Matrix<double> Rows(double[,,,] w)
    {
        var (F, C, kH, kW) = w.Shape();
        return Matrix<double>.Build.Dense(F, C * kH * kW, (f, k) => w[f, k / (kH * kW), k / kW % kH, k % kW]);
    }

    /// <summary>As <see cref="Conv2d.Forward(double[,,,], double[,,,], double[], Geometry)"/>: the rows of the kernels times the columns of
    /// the windows.</summary>
    /// <param name="x">Input, shape (N, C, H, W).</param>
    /// <param name="w">Kernels, shape (F, C, kH, kW).</param>
    /// <param name="b">One bias per kernel, or null.</param>
    /// <param name="geometry">Stride, padding, dilation; one group only.</param>
    public static double[,,,] Forward(double[,,,] x, double[,,,] w, double[]? b = null, Geometry? geometry = null)
    {
        geometry = OneGroup(geometry);
        Conv2d.Check(x, w, b, geometry);
        var (N, _, H, W) = x.Shape();
        var (F, _, kH, kW) = w.Shape();
        var (vertical, horizontal) = geometry.Axes(H, W, kH, kW);
        var y = new double[N, F, vertical.Output, horizontal.Output];
        for (var n = 0; n < N; n++)
        {
            var product = Rows(w) * Unfold(x, n, kH, kW, geometry);     // (F, oH*oW)
            foreach (var (f, i, j) in Arrays.Cells(F, vertical.Output, horizontal.Output))
                y[n, f, i, j] = product[f, i * horizontal.Output + j] + (b?[f] ?? 0);
        }
        return y;
    }

    /// <summary>As <see cref="Conv2d.Backward(double[,,,], double[,,,], double[,,,], Geometry)"/>, by the transposed products.</summary>
    /// <param name="dy">Shape (N, F, oH, oW).</param>
    /// <param name="x">Input of the forward call.</param>
    /// <param name="w">Kernels of the forward call.</param>
    /// <param name="geometry">As in the forward call.</param>
    public static (double[,,,] dx, double[,,,] dw, double[] db) Backward(
        double[,,,] dy, double[,,,] x, double[,,,] w, Geometry? geometry = null)
    {
        geometry = OneGroup(geometry);
        var (N, C, H, W) = x.Shape();
        var (F, _, kH, kW) = w.Shape();
        var (_, _, oH, oW) = dy.Shape();
        var (dx, dw, db) = (new double[N, C, H, W], new double[F, C, kH, kW], new double[F]);
        for (var n = 0; n < N; n++)
        {
            var image = n;
            var g = Matrix<double>.Build.Dense(F, oH * oW, (f, k) => dy[image, f, k / oW, k % oW]);
            var weights = g.TransposeAndMultiply(Unfold(x, n, kH, kW, geometry));      // (F, C*kH*kW)
            foreach (var (f, c, u, v) in dw.Indices())
                dw[f, c, u, v] += weights[f, (c * kH + u) * kW + v];
            for (var f = 0; f < F; f++)
                db[f] += g.Row(f).Sum();
            Fold(Rows(w).TransposeThisAndMultiply(g), dx, n, kH, kW, geometry);
        }
        return (dx, dw, db);
    }

    private static Geometry OneGroup(Geometry? geometry)
    {
        geometry ??= new Geometry();
        return geometry.Groups == 1 ? geometry
            : throw new ArgumentException($"{geometry.Groups} groups are as many products: cut the channels and call once for each.");
    }
}
