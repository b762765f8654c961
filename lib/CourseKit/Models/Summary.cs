using System.Globalization;
using System.Text;
using CourseKit.Plots.Display;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>What a model is made of: for each layer, in the order in which they run, the output's shape and the parameters.</summary>
/// <remarks>Shapes are not computed by formula but seen: one image of zeros runs through the model.</remarks>
[TypeFormatterSource(typeof(SummaryFormatterSource), PreferredMimeTypes = [SummaryFormatterSource.Html, SummaryFormatterSource.Text])]
public sealed class Summary
{
    private Summary(string model, IReadOnlyList<long> inputShape, IReadOnlyList<LayerSummary> layers, long parameters) =>
        (Model, InputShape, Layers, Parameters) = (model, inputShape, layers, parameters);

    /// <summary>Name of the model.</summary>
    public string Model { get; }

    /// <summary>Sizes of one input, without the batch.</summary>
    public IReadOnlyList<long> InputShape { get; }

    /// <summary>The layers, first one first.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>Trainable numbers of the whole model.</summary>
    public long Parameters { get; }

    /// <summary>Runs one image of zeros through a model and notes what each layer gives.</summary>
    /// <param name="model">The model. Training or evaluation mode stays as it is.</param>
    /// <param name="inputShape">Sizes of one input, without the batch: 1, 28, 28.</param>
    public static Summary Of(Module<Tensor, Tensor> model, params long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputShape);
        var layers = new List<LayerSummary>();
        var seen = new HashSet<nn.Module>();
        var removers = new List<Action>();
        var wasTraining = model.training;
        try
        {
            foreach (var (name, layer) in Leaves(model))
            {
                var remover = layer.register_forward_hook((_, _, output) =>
                {
                    var parameters = seen.Add(layer) ? layer.parameters().Sum(parameter => parameter.numel()) : 0;
                    layers.Add(new LayerSummary(name, layer.GetName(), output.shape[1..], parameters));
                    return output;
                });
                removers.Add(remover.remove);
            }
            Run(model, inputShape);
        }
        finally
        {
            removers.ForEach(remove => remove());
            model.train(wasTraining);
        }
        return new Summary(model.GetName(), inputShape, layers, model.parameters().Sum(parameter => parameter.numel()));
    }

    /// <summary>A table of all layers, for terminals.</summary>
    public override string ToString()
    {
        var rows = Rows();
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder().Append(Title).AppendLine();
        foreach (var (number, row) in rows.Index())
        {
            if (number == 1 || number == rows.Count - 1)
                text.Append('─', widths.Sum() + 6).AppendLine();
            text.Append(row[0].PadRight(widths[0] + 2)).Append(row[1].PadRight(widths[1] + 2))
                .Append(row[2].PadRight(widths[2] + 2)).Append(row[3].PadLeft(widths[3])).AppendLine();
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>"LeNet5, input (1, 28, 28)".</summary>
    internal string Title => $"{Model}, input {Shape(InputShape)}";

    /// <summary>The table: a head, a row for each layer, the total.</summary>
    internal List<string[]> Rows()
    {
        List<string[]> rows = [["layer", "kind", "output", "parameters"]];
        foreach (var layer in Layers)
            rows.Add([layer.Name, layer.Kind, Shape(layer.OutputShape), Number(layer.Parameters)]);
        rows.Add(["total", "", "", Number(Parameters)]);
        return rows;
    }

    // A model without children is its own only layer; a layer with two names goes by its first.
    private static List<(string, Module<Tensor, Tensor>)> Leaves(Module<Tensor, Tensor> model)
    {
        var leaves = new List<(string, Module<Tensor, Tensor>)>();
        var known = new HashSet<nn.Module>();
        foreach (var (name, module) in model.named_modules())
        {
            if (module is Module<Tensor, Tensor> layer && !module.children().Any() && known.Add(module))
                leaves.Add((name, layer));
        }
        return leaves.Count > 0 ? leaves : [(model.GetName(), model)];
    }

    private static void Run(Module<Tensor, Tensor> model, long[] inputShape)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var device = model.parameters().FirstOrDefault()?.device ?? CPU;
        model.eval();
        model.call(zeros([1, .. inputShape], dtype: float32, device: device));
    }

    private static string Shape(IEnumerable<long> sizes) => $"({string.Join(", ", sizes)})";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
