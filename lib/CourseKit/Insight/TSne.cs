namespace CourseKit.Insight;

/// <summary>
/// t-SNE, exact: lays points out in the plane so that near ones stay near. The same input gives the same picture; start is the
/// principal components, not chance.
/// </summary>
/// <remarks>
/// van der Maaten, Hinton, Visualizing data using t-SNE, JMLR 2008: equations 1 to 5 and section 3.4; start by PCA as in Kobak, Berens,
/// The art of using t-SNE, 2019. Time and memory grow with the square of the number of points: meant for up to about 3000.
/// </remarks>
public static class TSne
{
    /// <summary>Points beyond which an exact run takes minutes.</summary>
    public const int MostPoints = 5000;

    /// <summary>Places in the plane.</summary>
    /// <param name="points">Shape (N, D).</param>
    /// <param name="perplexity">About how many neighbours each point cares for; less than N / 3.</param>
    /// <param name="steps">Steps of the gradient descent.</param>
    /// <param name="rate">Step length; by the number of points when null.</param>
    /// <returns>Shape (N, 2), centred.</returns>
    /// <exception cref="CourseKitException">Too few or too many points, or a perplexity out of range.</exception>
    public static double[,] Embed(double[,] points, double perplexity = 30, int steps = 500, double? rate = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        var n = points.GetLength(0);
        if (n is < 4 or > MostPoints)
            throw new CourseKitException($"t-SNE takes 4 to {MostPoints} points, got {n}: take a sample.");
        if (!(perplexity >= 1 && perplexity <= (n - 1) / 3.0))
            throw new CourseKitException(FormattableString.Invariant(
                $"The perplexity is {perplexity}; for {n} points it must be 1 to {(n - 1) / 3}."));
        const int early = 100;
        const double exaggeration = 12;
        var p = Affinities(points, perplexity);
        var y = Start(points);
        var (velocity, gains) = (new double[2 * n], new double[2 * n]);
        Array.Fill(gains, 1);
        var length = rate ?? Math.Max(n / exaggeration, 10);
        Scale(p, exaggeration);
        var gradient = new double[2 * n];
        for (var step = 0; step < steps; step++)
        {
            if (step == Math.Min(early, steps / 2))
                Scale(p, 1 / exaggeration);
            Gradient(p, y, gradient);
            var momentum = step < early ? 0.5 : 0.8;
            for (var k = 0; k < y.Length; k++)
            {
                // Delta-bar-delta: coordinates that keep their direction go faster.
                gains[k] = Math.Max(0.01, gradient[k] > 0 != velocity[k] > 0 ? gains[k] + 0.2 : gains[k] * 0.8);
                velocity[k] = (momentum * velocity[k]) - (length * gains[k] * gradient[k]);
                y[k] += velocity[k];
            }
        }
        return Centred(y, n);
    }

    /// <summary>How badly places show neighbourhoods: the Kullback-Leibler divergence that t-SNE makes small, in nats.</summary>
    /// <param name="points">Shape (N, D).</param>
    /// <param name="places">Shape (N, 2).</param>
    /// <param name="perplexity">As in <see cref="Embed"/>.</param>
    public static double Divergence(double[,] points, double[,] places, double perplexity = 30)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(places);
        return Divergence(Affinities(points, perplexity), [.. places.Cast<double>()]);
    }

    /// <summary>Symmetric neighbourhood probabilities, row by row: <c>p[i, j] = (p[j|i] + p[i|j]) / 2n</c>.</summary>
    internal static double[] Affinities(double[,] points, double perplexity)
    {
        var (n, d) = (points.GetLength(0), points.GetLength(1));
        var rows = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, d).Select(k => points[i, k]).ToArray()).ToArray();
        var conditional = new double[n * n];
        Parallel.For(0, n, i =>
        {
            var distances = new double[n];
            for (var j = 0; j < n; j++)
            {
                foreach (var (a, b) in rows[i].Zip(rows[j]))
                    distances[j] += (a - b) * (a - b);
            }
            Neighbourhood(distances, i, Math.Log(perplexity), conditional.AsSpan(i * n, n));
        });
        var p = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                p[(i * n) + j] = i == j ? 0 : Math.Max((conditional[(i * n) + j] + conditional[(j * n) + i]) / (2 * n), 1e-300);
        }
        return p;
    }

    /// <summary>dKL/dy, shape (N, 2) flat: <c>4 sum over j of (p - q) (y[i] - y[j]) / (1 + |y[i] - y[j]|²)</c>.</summary>
    internal static void Gradient(double[] p, double[] y, double[] gradient)
    {
        var n = y.Length / 2;
        var sums = new double[n];
        Parallel.For(0, n, i =>
        {
            var sum = 0.0;
            for (var j = 0; j < n; j++)
                sum += j == i ? 0 : Kernel(y, i, j);
            sums[i] = sum;
        });
        var total = sums.Sum();         // in order: the number of threads must not change a bit
        Parallel.For(0, n, i =>
        {
            var (gx, gy) = (0.0, 0.0);
            for (var j = 0; j < n; j++)
            {
                if (j == i)
                    continue;
                var kernel = Kernel(y, i, j);
                var force = (p[(i * n) + j] - (kernel / total)) * kernel;
                gx += force * (y[2 * i] - y[2 * j]);
                gy += force * (y[(2 * i) + 1] - y[(2 * j) + 1]);
            }
            (gradient[2 * i], gradient[(2 * i) + 1]) = (4 * gx, 4 * gy);
        });
    }

    internal static double Divergence(double[] p, double[] y)
    {
        var n = y.Length / 2;
        var total = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                total += i == j ? 0 : Kernel(y, i, j);
        }
        var divergence = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                divergence += i == j ? 0 : p[(i * n) + j] * Math.Log(p[(i * n) + j] / (Kernel(y, i, j) / total));
        }
        return divergence;
    }

    private static void Scale(Span<double> values, double factor)
    {
        foreach (ref var value in values)
            value *= factor;
    }

    private static double Kernel(double[] y, int i, int j)
    {
        var (dx, dy) = (y[2 * i] - y[2 * j], y[(2 * i) + 1] - y[(2 * j) + 1]);
        return 1 / (1 + (dx * dx) + (dy * dy));
    }

    /// <summary>Gaussian weights around one point, as wide as the perplexity asks for: found by halving the interval.</summary>
    private static void Neighbourhood(double[] distances, int self, double entropy, Span<double> row)
    {
        var nearest = double.PositiveInfinity;
        for (var j = 0; j < distances.Length; j++)
            nearest = j == self ? nearest : Math.Min(nearest, distances[j]);
        var (beta, low, high) = (1.0, 0.0, double.PositiveInfinity);
        for (var round = 0; round < 100; round++)
        {
            var (sum, weighted) = (0.0, 0.0);
            for (var j = 0; j < row.Length; j++)
            {
                var distance = distances[j] - nearest;      // keeps the largest weight at 1: nothing underflows
                row[j] = j == self ? 0 : Math.Exp(-beta * distance);
                (sum, weighted) = (sum + row[j], weighted + (row[j] * distance));
            }
            Scale(row, 1 / sum);
            var error = Math.Log(sum) + (beta * weighted / sum) - entropy;
            if (Math.Abs(error) < 1e-10)
                return;
            (low, high) = error > 0 ? (beta, high) : (low, beta);
            beta = double.IsPositiveInfinity(high) ? beta * 2 : (low + high) / 2;
        }
    }

    private static double[] Start(double[,] points)
    {
        var n = points.GetLength(0);
        var components = Pca.Of(points, 2).Scores;
        var spread = Math.Sqrt(Enumerable.Range(0, n).Average(i => components[i, 0] * components[i, 0]));
        var y = new double[2 * n];
        for (var i = 0; i < n; i++)
        {
            // Points that coincide would never part: a nudge that depends on their number only.
            y[2 * i] = (components[i, 0] / Math.Max(spread, 1e-30) * 1e-2) + (1e-6 * Math.Cos(i));
            y[(2 * i) + 1] = ((components.GetLength(1) > 1 ? components[i, 1] : 0) / Math.Max(spread, 1e-30) * 1e-2) + (1e-6 * Math.Sin(i));
        }
        return y;
    }

    private static double[,] Centred(double[] y, int n)
    {
        var places = new double[n, 2];
        for (var k = 0; k < 2; k++)
        {
            var mean = Enumerable.Range(0, n).Average(i => y[(2 * i) + k]);
            for (var i = 0; i < n; i++)
                places[i, k] = y[(2 * i) + k] - mean;
        }
        return places;
    }
}
