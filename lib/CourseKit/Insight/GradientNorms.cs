using CourseKit.Plots;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>How long the gradient of the loss is in each layer: where learning dies out, or explodes.</summary>
public sealed class GradientNorms
{
    private GradientNorms(IReadOnlyList<(string Name, double Norm, double Relative)> layers) => Layers = layers;

    /// <summary>
    /// For each parameter of more than one dimension, first layer first: its name, the length of its gradient divided by the root of its
    /// number of elements, and that over the same measure of the weights.
    /// </summary>
    public IReadOnlyList<(string Name, double Norm, double Relative)> Layers { get; }

    /// <summary>Runs a batch forwards and backwards, in training mode.</summary>
    /// <param name="model">The model. Weights, gradients, mode and batch-norm statistics stay as they are.</param>
    /// <param name="images">Shape (N, C, H, W), normalised.</param>
    /// <param name="labels">Shape (N), int64.</param>
    /// <param name="loss">From logits and labels to a scalar; cross entropy when null.</param>
    public static GradientNorms Of(Module<Tensor, Tensor> model, Tensor images, Tensor labels, Func<Tensor, Tensor, Tensor>? loss = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(labels);
        using var kept = new Training.KeptState(model);
        using var scope = NewDisposeScope();
        model.train();
        var x = Look.Batch(model, images);
        var logits = model.call(x);
        (loss?.Invoke(logits, labels.to(x.device)) ?? functional.cross_entropy(logits, labels.to(x.device))).backward();
        var layers = new List<(string, double, double)>();
        foreach (var (name, parameter) in model.named_parameters())
        {
            if (parameter.dim() < 2)
                continue;
            var gradient = parameter.grad is { } g ? RootMeanSquare(g) : 0;
            layers.Add((name, gradient, gradient / Math.Max(RootMeanSquare(parameter), 1e-30)));
        }
        return new GradientNorms(layers);
    }

    /// <summary>Gradient lengths by layer, powers of ten on the axis.</summary>
    /// <param name="title">Above the bars.</param>
    public Figure Plot(string title = "Gradient by layer") => Plot(title, ("", this));

    /// <summary>Gradient lengths by layer of several models, as curves from the first layer to the last.</summary>
    /// <param name="title">Above the curves.</param>
    /// <param name="models">Name and norms of each.</param>
    public static Figure Plot(string title, params (string Name, GradientNorms Norms)[] models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var names = models.MaxBy(m => m.Norms.Layers.Count).Norms?.Layers.Select(layer => Short(layer.Name)).ToList() ?? [];
        return new Figure
        {
            Title = title,
            Subtitle = "root mean square of each weight's gradient; one unit up is ten times as much",
            Panels =
            [
                new Panel
                {
                    X = new Axis { Categories = names },
                    Y = new Axis { Title = "power of ten" },
                    Traces = [.. models.Select(m => new LineTrace(
                        [.. Enumerable.Range(0, m.Norms.Layers.Count).Select(i => (double)i)],
                        [.. m.Norms.Layers.Select(layer => layer.Norm > 0 ? Math.Log10(layer.Norm) : double.NaN)]) { Name = m.Name })],
                },
            ],
        };
    }

    /// <summary>One line for each layer.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        Layers.Select(layer => FormattableString.Invariant($"{layer.Name}: {layer.Norm:E2}, over weights {layer.Relative:E2}")));

    private static string Short(string name) => name.EndsWith(".weight", StringComparison.Ordinal) ? name[..^".weight".Length] : name;

    private static double RootMeanSquare(Tensor tensor)
    {
        var numbers = Look.Numbers(tensor);
        return Math.Sqrt(numbers.Sum(v => v * v) / Math.Max(1, numbers.Length));
    }
}
