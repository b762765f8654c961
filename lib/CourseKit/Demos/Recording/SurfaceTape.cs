using System.Text.Json;
using CourseKit.Datasets;
using MathNet.Numerics.LinearAlgebra;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Demos.Recording;

/// <summary>
/// The way of a training through the space of all weights, seen in the plane in which it moves most, and the loss on that plane.
/// </summary>
/// <remarks>
/// Li et al., Visualizing the loss landscape of neural nets, NeurIPS 2018, section 7: the two directions are the first principal
/// components of the way's points, seen from its end. The loss is that of one large batch with its own batch statistics, so that it depends
/// on the weights alone.
/// </remarks>
internal sealed class SurfaceTape
{
    private const int Snapshots = 30;
    private const double Margin = 0.35;

    private SurfaceTape(string name) => Name = name;

    public string Name { get; }

    /// <summary>Distances along the first (across) and second direction (down) of the grid's points.</summary>
    public double[] Across { get; private set; } = [];

    public double[] Down { get; private set; } = [];

    /// <summary>Loss, shape (down, across); NaN where it is no number.</summary>
    public double[,] Losses { get; private set; } = new double[0, 0];

    /// <summary>The way: steps taken, place, and loss of the same batch there (not in the plane, but where the training was).</summary>
    public List<(long Step, double Across, double Down, double Loss)> Path { get; } = [];

    /// <summary>Share of the way's spread that lies in the plane, 0…1.</summary>
    public double Explained { get; private set; }

    public static SurfaceTape Record(string name, Module<Tensor, Tensor> model, ImageDataset data, int steps, double rate, int points,
        long seed)
    {
        var tape = new SurfaceTape(name);
        var parameters = model.parameters().ToList();
        using var scope = NewDisposeScope();
        var (x, y) = Batch(data.Train.Take(Math.Min(200, data.Train.Count)), data.Normalization);
        double Loss()
        {
            using var inner = NewDisposeScope();
            using var noGrad = no_grad();
            var loss = functional.cross_entropy(model.call(x), y).item<float>();
            return double.IsFinite(loss) ? loss : double.NaN;
        }
        var way = Train(model, parameters, data, steps, rate, seed, Loss);
        var (first, second) = tape.Place(way);
        tape.Measure(parameters, way[^1].Weights, first, second, points, Loss);
        return tape;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteNumbers("across", Across);
        json.WriteNumbers("down", Down);
        json.WriteNumbers("losses", Losses.Cast<double>());
        json.WriteNumbers("steps", Path.Select(point => (double)point.Step));
        json.WriteNumbers("pathAcross", Path.Select(point => point.Across));
        json.WriteNumbers("pathDown", Path.Select(point => point.Down));
        json.WriteNumbers("pathLoss", Path.Select(point => point.Loss));
        json.WriteNumber("explained", Math.Round(Explained, 4));
        json.WriteEndObject();
    }

    private static List<(long Step, float[] Weights, double Loss)> Train(Module<Tensor, Tensor> model, List<Parameter> parameters,
        ImageDataset data, int steps,
        double rate, long seed, Func<double> loss)
    {
        var way = new List<(long, float[], double)>();
        using var optimizer = optim.SGD(model.parameters(), rate, 0.9);
        model.train();
        var when = Enumerable.Range(0, Snapshots).Select(k => (int)Math.Round(steps * Math.Pow(k / (Snapshots - 1.0), 1.5))).ToHashSet();
        const int batchSize = 50;
        var batches = Math.Max(1, data.Train.Count / batchSize);
        for (var step = 0; step <= steps; step++)
        {
            using var scope = NewDisposeScope();
            if (when.Contains(step))
                way.Add((step, Flat(parameters), loss()));
            var from = step % batches * batchSize;
            var (x, y) =
                Batch(data.Train.Subset([.. Enumerable.Range(from, Math.Min(batchSize, data.Train.Count - from))]), data.Normalization);
            optimizer.zero_grad();
            functional.cross_entropy(model.call(x), y).backward();
            optimizer.step();
        }
        return way;
    }

    // The principal components of few points in a large space, by way of the points' products with each other.
    private (float[] First, float[] Second) Place(List<(long Step, float[] Weights, double Loss)> way)
    {
        var end = way[^1].Weights;
        var differences = way.ConvertAll(point => point.Weights.Zip(end, (a, b) => a - b).ToArray());
        var products = Matrix<double>.Build.Dense(way.Count, way.Count, (s, t) => Dot(differences[s], differences[t]));
        var parts = products.Evd(Symmetricity.Symmetric);
        var order = Enumerable.Range(0, way.Count).OrderByDescending(k => parts.EigenValues[k].Real).Take(2).ToList();
        var directions = order.ConvertAll(k =>
            Direction(differences, parts.EigenVectors.Column(k), Math.Sqrt(Math.Max(parts.EigenValues[k].Real, 1e-30))));
        for (var t = 0; t < way.Count; t++)
            Path.Add((way[t].Step, Dot(differences[t], directions[0]), Dot(differences[t], directions[1]), way[t].Loss));
        Explained = order.Sum(k => parts.EigenValues[k].Real) / products.Trace();
        return (directions[0], directions[1]);
    }

    // Of length 1, and such that the way comes from the right and from below.
    private static float[] Direction(List<float[]> differences, Vector<double> shares, double length)
    {
        var direction = new float[differences[0].Length];
        for (var t = 0; t < differences.Count; t++)
        {
            for (var p = 0; p < direction.Length; p++)
                direction[p] += (float)(shares[t] / length * differences[t][p]);
        }
        return Dot(differences[0], direction) >= 0 ? direction : [.. direction.Select(value => -value)];
    }

    private void Measure(List<Parameter> parameters, float[] end, float[] first, float[] second, int points, Func<double> loss)
    {
        (Across, Down) = (Grid(Path.Select(point => point.Across), points), Grid(Path.Select(point => point.Down), points));
        Losses = new double[points, points];
        var weights = new float[end.Length];
        for (var i = 0; i < points; i++)
        {
            for (var j = 0; j < points; j++)
            {
                for (var p = 0; p < weights.Length; p++)
                    weights[p] = (float)(end[p] + Across[j] * first[p] + Down[i] * second[p]);
                Put(parameters, weights);
                Losses[i, j] = loss();
            }
        }
        Put(parameters, end);
    }

    private static double[] Grid(IEnumerable<double> places, int points)
    {
        var all = places.ToList();
        var (low, high) = (all.Min(), all.Max());
        var margin = Margin * Math.Max(high - low, 1e-6);
        return [.. Enumerable.Range(0, points).Select(k => low - margin + (high - low + 2 * margin) * k / (points - 1))];
    }

    // Pictures at half their size: the towers are deep, not clever.
    private static (Tensor X, Tensor Y) Batch(ImageSet set, Normalization normalization)
    {
        var (x, y) = new BatchLoader(set, set.Count, normalization).Load(0);
        return (functional.avg_pool2d(x, 2), y);
    }

    private static float[] Flat(List<Parameter> parameters) =>
        [.. parameters.SelectMany(parameter => parameter.detach().cpu().data<float>().ToArray())];

    private static void Put(List<Parameter> parameters, float[] weights)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var at = 0;
        foreach (var parameter in parameters)
        {
            var count = (int)parameter.numel();
            parameter.copy_(tensor(weights[at..(at + count)], parameter.shape));
            at += count;
        }
    }

    private static double Dot(float[] a, float[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum;
    }
}
