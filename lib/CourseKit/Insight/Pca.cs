using CourseKit.Plots;
using MathNet.Numerics.LinearAlgebra;

namespace CourseKit.Insight;

/// <summary>Principal component analysis: the directions in which points differ most.</summary>
/// <remarks>
/// By the singular value decomposition of the centred points, from MathNet. Signs: the largest weight of a direction is positive.
/// </remarks>
public sealed class Pca
{
    private Pca(double[,] scores, double[,] directions, double[] mean, double[] explained) =>
        (Scores, Directions, Mean, Explained) = (scores, directions, mean, explained);

    /// <summary>The points in the new coordinates, shape (N, components).</summary>
    public double[,] Scores { get; }

    /// <summary>The directions, each of length 1, shape (components, D).</summary>
    public double[,] Directions { get; }

    /// <summary>The points' mean, shape (D).</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>Share of the whole variance along each direction, falling.</summary>
    public IReadOnlyList<double> Explained { get; }

    /// <summary>Finds the directions.</summary>
    /// <param name="points">Shape (N, D).</param>
    /// <param name="components">How many; no more than N or D.</param>
    /// <exception cref="CourseKitException">No points, or more components than there can be.</exception>
    public static Pca Of(double[,] points, int components = 2)
    {
        ArgumentNullException.ThrowIfNull(points);
        var (n, d) = (points.GetLength(0), points.GetLength(1));
        if (n < 1 || components < 1 || components > Math.Min(n, d))
            throw new CourseKitException($"{n} points of {d} numbers have 1 to {Math.Min(n, d)} components, not {components}.");
        var mean = Enumerable.Range(0, d).Select(k => Enumerable.Range(0, n).Average(i => points[i, k])).ToArray();
        var centred = Matrix<double>.Build.Dense(n, d, (i, k) => points[i, k] - mean[k]);
        var (values, vectors) = Decompose(centred);
        var total = Math.Max(values.Sum(v => v * v), 1e-300);
        var (scores, directions) = (new double[n, components], new double[components, d]);
        for (var c = 0; c < components; c++)
        {
            var direction = vectors.Row(c);
            if (direction[direction.AbsoluteMaximumIndex()] < 0)
                direction = -direction;
            var score = centred * direction;
            for (var k = 0; k < d; k++)
                directions[c, k] = direction[k];
            for (var i = 0; i < n; i++)
                scores[i, c] = score[i];
        }
        return new Pca(scores, directions, mean, [.. values.Take(components).Select(v => v * v / total)]);
    }

    /// <summary>The first two components, by class.</summary>
    /// <param name="labels">Class of each point; null for none.</param>
    /// <param name="classNames">Names of the classes.</param>
    public Figure Plot(IReadOnlyList<long>? labels = null, IReadOnlyList<string>? classNames = null)
    {
        var plane = new double[Scores.GetLength(0), 2];
        for (var i = 0; i < plane.GetLength(0); i++)
            (plane[i, 0], plane[i, 1]) = (Scores[i, 0], Scores.GetLength(1) > 1 ? Scores[i, 1] : 0);
        return Figures.Scatter(plane, labels, classNames, "Principal components", Axis(0), Axis(1));

        string Axis(int c) => c >= Explained.Count
            ? ""
            : FormattableString.Invariant($"component {c + 1}, {100 * Explained[c]:F1} % of the variance");
    }

    // MathNet's decomposition takes long where one side is much larger: a thin QR first leaves a small square.
    private static (Vector<double> Values, Matrix<double> Vectors) Decompose(Matrix<double> centred)
    {
        if (centred.RowCount > centred.ColumnCount)
        {
            var svd = centred.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).R.Svd(computeVectors: true);
            return (svd.S, svd.VT);
        }
        var wide = centred.Svd(computeVectors: true);
        return (wide.S, wide.VT);
    }
}
