using CourseKit.Datasets;
using CourseKit.Plots;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>The images of a set as points: what a layer makes of each, laid out in the plane.</summary>
public static class Features
{
    /// <summary>What a layer gives for each image, as one row of numbers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="set">The images.</param>
    /// <param name="normalization">What the model's inputs are normalised with.</param>
    /// <param name="layer">Name of the layer; the input of the last dense layer when null.</param>
    /// <returns>Shape (N, D). Maps are averaged over their places: one number for each channel.</returns>
    public static double[,] Of(
        Module<Tensor, Tensor> model, ImageSet set, Normalization normalization, string? layer = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Look.At(model, () =>
        {
            using var noGrad = no_grad();
            var found = layer is null ? BeforeLastDense(model) : Layers.Find(model, layer);
            var rows = new List<double[]>();
            foreach (var (x, _) in new BatchLoader(set, 250, normalization, model.parameters().FirstOrDefault()?.device ?? CPU))
            {
                using var scope = NewDisposeScope();
                using var caught = Layers.Catch([found], () => model.call(x));
                var output = caught[^1].Output;
                var flat = output.dim() == 4 ? output.mean([2, 3]) : output.reshape(output.shape[0], -1);
                rows.AddRange(Look.Numbers(flat).Chunk((int)flat.shape[1]));
            }
            var features = new double[rows.Count, rows[0].Length];
            for (var i = 0; i < rows.Count; i++)
                Buffer.BlockCopy(rows[i], 0, features, i * rows[0].Length * sizeof(double), rows[0].Length * sizeof(double));
            return features;
        });
    }

    /// <summary>Share of points whose nearest other point has the same label: how well the classes keep together.</summary>
    /// <param name="points">Shape (N, D).</param>
    /// <param name="labels">One for each point.</param>
    /// <exception cref="CourseKitException">Fewer than two points, or not one label each.</exception>
    public static double NeighbourAgreement(double[,] points, IReadOnlyList<long> labels)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        var (n, d) = (points.GetLength(0), points.GetLength(1));
        if (n < 2 || labels.Count != n)
            throw new CourseKitException($"There are {n} points and {labels.Count} labels; it needs two points or more, and a label each.");
        var same = new bool[n];
        Parallel.For(0, n, i =>
        {
            var (nearest, best) = (-1, double.PositiveInfinity);
            for (var j = 0; j < n; j++)
            {
                var distance = 0.0;
                for (var k = 0; k < d && distance < best; k++)
                    distance += (points[i, k] - points[j, k]) * (points[i, k] - points[j, k]);
                if (j != i && distance < best)
                    (nearest, best) = (j, distance);
            }
            same[i] = nearest >= 0 && labels[nearest] == labels[i];
        });
        return same.Count(s => s) / (double)n;
    }

    /// <summary>The images of a set laid out by t-SNE of a layer's features, coloured by class.</summary>
    /// <param name="model">The model.</param>
    /// <param name="set">The images; a few hundred are enough.</param>
    /// <param name="normalization">What the model's inputs are normalised with.</param>
    /// <param name="layer">As in <see cref="Of"/>.</param>
    /// <param name="perplexity">As in <see cref="TSne.Embed"/>.</param>
    /// <param name="steps">As in <see cref="TSne.Embed"/>.</param>
    public static Figure Plot(
        Module<Tensor, Tensor> model, ImageSet set, Normalization normalization, string? layer = null,
        double perplexity = 30, int steps = 400)
    {
        var features = Of(model, set, normalization, layer);
        var few = (features.GetLength(0) - 1) / 3.0;
        return Figures.Scatter(
            TSne.Embed(features, Math.Min(perplexity, few), steps), set.Labels.ToArray(), set.ClassNames, "t-SNE of features")
            with { Height = 560 };
    }

    private static (string, Module<Tensor, Tensor>) BeforeLastDense(nn.Module model)
    {
        var leaves = Layers.Of(model);
        var last = leaves.ToList().FindLastIndex(leaf => leaf.Layer is TorchSharp.Modules.Linear);
        return last > 0 ? leaves[last - 1] : leaves[^1];
    }
}
