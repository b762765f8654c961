using CourseKit.Datasets;
using CourseKit.Plots;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>The loss around a trained model, along two random directions in the space of its weights.</summary>
/// <remarks>
/// Li, Xu, Taylor, Studer, Goldstein, Visualizing the loss landscape of neural nets, NeurIPS 2018, section 4: each filter of a
/// direction is as long as the model's own filter, so that surfaces of different networks can be compared; biases and
/// normalisation stay where they are.
/// </remarks>
public sealed class LossSurface
{
    private LossSurface(IReadOnlyList<double> steps, double[,] losses) => (Steps, Losses) = (steps, losses);

    /// <summary>Distances along both directions, in lengths of the filters; 0 is the model itself.</summary>
    public IReadOnlyList<double> Steps { get; }

    /// <summary>Mean cross entropy, shape (steps along the second direction, steps along the first).</summary>
    public double[,] Losses { get; }

    /// <summary>Measures the loss on a grid.</summary>
    /// <param name="model">The model. It has its weights afterwards.</param>
    /// <param name="set">Images; a few hundred are enough.</param>
    /// <param name="normalization">What the model's inputs are normalised with.</param>
    /// <param name="reach">Farthest distance, in lengths of the filters.</param>
    /// <param name="points">Points along each direction, odd, so that the model itself is one.</param>
    /// <param name="seed">Seed of the directions: the same for two models compares them fairly.</param>
    /// <exception cref="CourseKitException">points is even or below 3.</exception>
    public static LossSurface Of(
        Module<Tensor, Tensor> model, ImageSet set, Normalization normalization, double reach = 1, int points = 15, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(set);
        if (points < 3 || points % 2 == 0)
            throw new CourseKitException(
                $"The grid has {points} points a side; it needs an odd number from 3 on, so that its middle is the model.");
        using var kept = new Training.KeptState(model);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        model.eval();
        manual_seed(seed);
        var weights = model.parameters().Where(p => p.dim() > 1).ToList();
        var origin = weights.ConvertAll(w => w.clone());
        var (first, second) = (weights.ConvertAll(Direction), weights.ConvertAll(Direction));
        var device = weights[0].device;
        var batches = new BatchLoader(set, Math.Min(500, set.Count), normalization, device);
        var steps = Enumerable.Range(0, points).Select(i => reach * ((2.0 * i / (points - 1)) - 1)).ToArray();
        var losses = new double[points, points];
        for (var i = 0; i < points; i++)
        {
            for (var j = 0; j < points; j++)
            {
                using var inner = NewDisposeScope();
                for (var k = 0; k < weights.Count; k++)
                    weights[k].copy_(origin[k] + (first[k] * steps[j]) + (second[k] * steps[i]));
                var sum = batches.Sum(b => functional.cross_entropy(model.call(b.x), b.y).item<float>() * (double)b.y.shape[0]);
                losses[i, j] = sum / set.Count;
            }
        }
        return new LossSurface(steps, losses);
    }

    /// <summary>The surface from above: the logarithm of the loss, so that the valley and the walls both show.</summary>
    /// <param name="title">Above the surface.</param>
    public Figure Plot(string title = "Loss around the model")
    {
        var logs = new double[Steps.Count, Steps.Count];
        for (var i = 0; i < Steps.Count; i++)
        {
            for (var j = 0; j < Steps.Count; j++)
                logs[i, j] = Math.Log10(Math.Max(Losses[i, j], 1e-6));
        }
        var figure = Figures.Heatmap(logs, title, texts: false, colors: Colormap.Viridis, colorBar: true);
        var middle = Steps.Count / 2;
        return figure with
        {
            Subtitle = FormattableString.Invariant(
                $"power of ten of the loss; the edges are {Steps[^1]:0.##} filter length away"),
            Panels = [figure.Panels[0] with { Annotations = [new Annotation(middle, middle, "the model")] }],
        };
    }

    private static Tensor Direction(Tensor weight)
    {
        var direction = randn_like(weight);
        var rows = (int)weight.shape[0];
        var lengths = weight.reshape(rows, -1).norm(1).reshape([rows, .. Enumerable.Repeat(1L, (int)weight.dim() - 1)]);
        var own = direction.reshape(rows, -1).norm(1).reshape(lengths.shape);
        return direction * lengths / (own + 1e-10);
    }
}
