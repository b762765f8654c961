using CourseKit.Reference;

namespace CourseKit.Claims;

/// <summary>A convolution written as the matrix of a fully connected layer: mostly zeros, and the same few numbers over and over.</summary>
public static class ConvolutionAsMatrix
{
    /// <summary>The matrix that maps the pixels of a grey image, row by row, to the pixels of the feature map.</summary>
    /// <param name="kernel">Shape (kH, kW).</param>
    /// <param name="H">Rows of the image.</param>
    /// <param name="W">Columns of the image.</param>
    /// <returns>Shape ((H - kH + 1) (W - kW + 1), H W).</returns>
    public static double[,] Of(double[,] kernel, int H, int W)
    {
        var (kH, kW) = kernel.Shape();
        var (rows, columns) = (OutputSize.Of(H, kH), OutputSize.Of(W, kW));
        var matrix = new double[rows * columns, H * W];
        foreach (var (i, j) in Arrays.Cells(rows, columns))
        {
            foreach (var (u, v) in kernel.Indices())
                matrix[i * columns + j, (i + u) * W + j + v] = kernel[u, v];
        }
        return matrix;
    }

    /// <summary>Counts in the matrix of a square kernel on a square image.</summary>
    /// <param name="side">Rows and columns of the image.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    /// <returns>Entries of a row that are not 0, entries in all, different numbers among those that are not 0.</returns>
    public static (int InRow, long Entries, int Distinct) Count(int side, int kernel)
    {
        var numbered = new double[kernel, kernel];
        foreach (var (u, v) in numbered.Indices())
            numbered[u, v] = u * kernel + v + 1;
        var matrix = Of(numbered, side, side);
        var inRow = Enumerable.Range(0, matrix.GetLength(1)).Count(column => matrix[0, column] != 0);
        return (inRow, matrix.LongLength, matrix.Flat().Where(value => value != 0).Distinct().Count());
    }
}
