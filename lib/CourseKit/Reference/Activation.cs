namespace CourseKit.Reference;

/// <summary>A nonlinearity with its derivative: numbers for plots and tables, formulas in LaTeX for text.</summary>
/// <param name="Name">"ReLU".</param>
/// <param name="Value">f(x).</param>
/// <param name="Derivative">f'(x); where f has a corner, the value from the right, except ReLU's family at 0, as frameworks do.</param>
/// <param name="Formula">f in LaTeX.</param>
/// <param name="DerivativeFormula">f' in LaTeX.</param>
/// <param name="Use">Where it belongs: hidden layers, or which kind of output.</param>
public sealed record Activation(
    string Name, Func<double, double> Value, Func<double, double> Derivative, string Formula, string DerivativeFormula, string Use)
{
    /// <summary>f of every element.</summary>
    /// <param name="x">Shape (N, C, H, W).</param>
    public double[,,,] Forward(double[,,,] x)
    {
        var (N, C, H, W) = x.Shape();
        var y = new double[N, C, H, W];
        foreach (var (n, c, i, j) in x.Indices())
            y[n, c, i, j] = Value(x[n, c, i, j]);
        return y;
    }

    /// <summary>dL/dx = dL/dy * f'(x), element by element.</summary>
    /// <param name="dy">Shape (N, C, H, W).</param>
    /// <param name="x">Input of the forward call.</param>
    public double[,,,] Backward(double[,,,] dy, double[,,,] x)
    {
        var (N, C, H, W) = x.Shape();
        var dx = new double[N, C, H, W];
        foreach (var (n, c, i, j) in x.Indices())
            dx[n, c, i, j] = dy[n, c, i, j] * Derivative(x[n, c, i, j]);
        return dx;
    }
}
