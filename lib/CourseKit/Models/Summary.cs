using CourseKit.Plots.Display;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// What a model is made of: for each layer, in the order in which they run, the output's shape, parameters, multiply-adds, memory and
/// receptive field.
/// </summary>
/// <remarks>Shapes are not computed by formula but seen: one input runs through the model.</remarks>
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

    /// <summary>Multiplications, each with its addition, for one input.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>Memory of all outputs for one input, which training keeps for the backward pass.</summary>
    public long ForwardBytes => Layers.Sum(layer => layer.ForwardBytes);

    /// <summary>Memory of all gradients for one input: of outputs and of parameters.</summary>
    public long BackwardBytes => Layers.Sum(layer => layer.BackwardBytes);

    /// <summary>Runs one image of zeros through a model and notes what each layer gives.</summary>
    /// <param name="model">The model. Training or evaluation mode stays as it is.</param>
    /// <param name="inputShape">Sizes of one input, without the batch: 1, 28, 28.</param>
    public static Summary Of(Module<Tensor, Tensor> model, params long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputShape);
        using var input = zeros([1, .. inputShape], dtype: float32, device: model.parameters().FirstOrDefault()?.device ?? CPU);
        return Of(model, input);
    }

    /// <summary>Runs one input through a model and notes what each layer gives.</summary>
    /// <param name="model">The model. Training or evaluation mode stays as it is.</param>
    /// <param name="input">A batch of one, of whatever type the model takes: word numbers for a text model.</param>
    public static Summary Of(Module<Tensor, Tensor> model, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(input);
        var layers = new List<LayerSummary>();
        var counted = new HashSet<nn.Module>();
        var fields = new FieldTracker(input);
        var removers = new List<Action>();
        var wasTraining = model.training;
        try
        {
            foreach (var (name, layer) in Leaves(model))
            {
                var remover = layer.register_forward_hook((_, x, y) =>
                {
                    layers.Add(Seen(name, layer, x, y, counted.Add(layer), fields));
                    return y;
                });
                removers.Add(remover.remove);
            }
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            model.eval();
            model.call(input);
        }
        finally
        {
            removers.ForEach(remove => remove());
            model.train(wasTraining);
        }
        return new Summary(model.GetName(), input.shape[1..], layers, model.parameters().Sum(parameter => parameter.numel()));
    }

    /// <summary>A table of all layers, for terminals.</summary>
    public override string ToString() => new SummaryTable(this).ToString();

    private static LayerSummary Seen(string name, nn.Module layer, Tensor x, Tensor y, bool firstUse, FieldTracker fields)
    {
        var parameters = firstUse ? layer.parameters().Sum(parameter => parameter.numel()) : 0;
        var bytes = y.numel() / Math.Max(1, y.shape[0]) * y.element_size();
        return new LayerSummary(name, layer.GetName(), y.shape[1..], parameters, Products(layer, x.shape, y.shape), bytes,
            bytes + parameters * sizeof(float), fields.Step(layer, x, y));
    }

    // A weight of a convolution works once at every position of its output (of a transposed one, of its input), of a dense layer once.
    private static long Products(nn.Module layer, long[] x, long[] y) => layer switch
    {
        Convolution conv => conv.weight.numel() * Positions(conv.transposed ? x : y),
        Linear linear => linear.weight.numel() * y[1..^1].Aggregate(1L, (product, size) => product * size),
        _ => 0,
    };

    private static long Positions(long[] shape) => shape[2..].Aggregate(1L, (product, size) => product * size);

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
}
