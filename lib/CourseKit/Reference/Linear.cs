namespace CourseKit.Reference;

/// <summary>A fully connected layer: every output reads every input.</summary>
public static class Linear
{
    /// <summary><c>y[n,f] = b[f] + sum over d of x[n,d] * w[f,d]</c>.</summary>
    /// <param name="x">Shape (N, D).</param>
    /// <param name="w">Weights, shape (F, D).</param>
    /// <param name="b">Shape (F); null for none.</param>
    /// <returns>Shape (N, F).</returns>
    /// <exception cref="ArgumentException">The shapes do not fit each other.</exception>
    public static double[,] Forward(double[,] x, double[,] w, double[]? b = null)
    {
        var (N, D) = x.Shape();
        var (F, inputs) = w.Shape();
        if (inputs != D || (b is not null && b.Length != F))
        {
            throw new ArgumentException(
                $"x is {Arrays.ShapeText(x)}, w is {Arrays.ShapeText(w)}, b has {b?.Length ?? 0} values: they do not fit.");
        }
        var y = new double[N, F];
        foreach (var (n, f) in y.Indices())
        {
            y[n, f] = b?[f] ?? 0;
            for (var d = 0; d < D; d++)
                y[n, f] += x[n, d] * w[f, d];
        }
        return y;
    }

    /// <summary>Gradients of a loss L given <paramref name="dy"/> = dL/dy.</summary>
    /// <param name="dy">Shape (N, F).</param>
    /// <param name="x">Input of the forward call.</param>
    /// <param name="w">Weights of the forward call.</param>
    public static (double[,] dx, double[,] dw, double[] db) Backward(double[,] dy, double[,] x, double[,] w)
    {
        var (N, D) = x.Shape();
        var (F, _) = w.Shape();
        var (dx, dw, db) = (new double[N, D], new double[F, D], new double[F]);
        foreach (var (n, f) in dy.Indices())
        {
            db[f] += dy[n, f];
            for (var d = 0; d < D; d++)
            {
                dx[n, d] += dy[n, f] * w[f, d];
                dw[f, d] += dy[n, f] * x[n, d];
            }
        }
        return (dx, dw, db);
    }
}
