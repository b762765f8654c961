namespace TorchSharp;

/// <summary>The orthogonal factor of a matrix.</summary>
internal static class Orthogonal
{
    /// <summary>Q of A = Q R with a positive diagonal of R, by Householder reflections.</summary>
    /// <param name="matrix">A in row-major order; at least as many rows as columns.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="columns">Columns of A.</param>
    /// <returns>Q, rows x columns, in row-major order.</returns>
    /// <remarks>Golub and Van Loan, Matrix computations, 4th edition, algorithm 5.2.1.</remarks>
    public static double[] Factor(ReadOnlySpan<double> matrix, int rows, int columns)
    {
        var a = matrix.ToArray();
        var reflectors = new double[columns][];
        for (int k = 0; k < columns; k++)
        {
            var v = new double[rows];
            double norm = 0;
            for (int i = k; i < rows; i++)
            {
                v[i] = a[i * columns + k];
                norm += v[i] * v[i];
            }
            v[k] += Math.CopySign(Math.Sqrt(norm), v[k]);
            reflectors[k] = v;
            Reflect(a, v, rows, columns, k);
        }
        var q = new double[rows * columns];
        for (int k = 0; k < columns; k++)
            q[k * columns + k] = a[k * columns + k] < 0 ? -1 : 1;      // turns the columns whose diagonal came out negative
        for (int k = columns - 1; k >= 0; k--)
            Reflect(q, reflectors[k], rows, columns, 0);
        return q;
    }

    /// <summary>a = (1 - 2 v v^T / v^T v) a, for columns from <paramref name="first"/> on.</summary>
    private static void Reflect(double[] a, double[] v, int rows, int columns, int first)
    {
        double square = 0;
        foreach (double x in v)
            square += x * x;
        if (square == 0)
            return;
        for (int j = first; j < columns; j++)
        {
            double dot = 0;
            for (int i = 0; i < rows; i++)
                dot += v[i] * a[i * columns + j];
            for (int i = 0; i < rows; i++)
                a[i * columns + j] -= 2 * dot / square * v[i];
        }
    }
}
