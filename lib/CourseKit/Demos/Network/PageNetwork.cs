using System.Text.Json;
using CourseKit.Insight;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Demos.Network;

/// <summary>
/// A trained network that goes with the page: its layers in the order in which they run, with their weights, so that a script computes
/// what the engine computes. Only chains of layers: whether the model is one is tried out, on noise.
/// </summary>
internal sealed class PageNetwork
{
    // Four bytes each, a third more as text: what a notebook can carry.
    private const long MostParameters = 500_000;
    private const double Tolerance = 1e-3;

    private PageNetwork(IReadOnlyList<long> input, IReadOnlyList<PageLayer> layers) => (Input, Layers) = (input, layers);

    /// <summary>C, H, W of one input.</summary>
    public IReadOnlyList<long> Input { get; }

    /// <summary>First layer first; those that do nothing in evaluation are left out.</summary>
    public IReadOnlyList<PageLayer> Layers { get; }

    /// <summary>
    /// Number of the layer whose maps Grad-CAM looks at: the last convolution with the activation behind it; -1 where there is none.
    /// </summary>
    public int LooksAt
    {
        get
        {
            var at = Layers.ToList().FindLastIndex(layer => layer.Kind == "conv");
            while (at >= 0 && at + 1 < Layers.Count && Layers[at + 1].Kind is "affine" or "relu" or "leaky" or "tanh" or "sigmoid")
                at++;
            return at;
        }
    }

    /// <summary>Takes the weights as they are now, in evaluation mode.</summary>
    /// <param name="model">From images (N, C, H, W) to logits (N, classes).</param>
    /// <param name="inputShape">C, H, W.</param>
    /// <exception cref="CourseKitException">Too many parameters, a layer the page does not know, or more than a chain of
    /// layers.</exception>
    public static PageNetwork Of(Module<Tensor, Tensor> model, params long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(model);
        var parameters = model.parameters().Sum(parameter => parameter.numel());
        if (parameters > MostParameters)
        {
            throw new CourseKitException(FormattableString.Invariant(
                $"{model.GetName()} has {parameters:N0} parameters; a page carries at most {MostParameters:N0}: take a smaller network."));
        }
        return Look.At(model, () => Trace(model, inputShape));
    }

    /// <summary>The members <c>input</c>, <c>looksAt</c> and <c>layers</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumbers("input", Input.Select(size => (double)size));
        json.WriteNumber("looksAt", LooksAt);
        json.WriteStartArray("layers");
        foreach (var layer in Layers)
            layer.Write(json);
        json.WriteEndArray();
    }

    private static PageNetwork Trace(Module<Tensor, Tensor> model, long[] inputShape)
    {
        using var noGrad = no_grad();
        var device = model.parameters().FirstOrDefault()?.device ?? CPU;
        manual_seed(1);
        var x = randn([1, .. inputShape], device: device);
        var leaves = Insight.Layers.Of(model);
        Tensor? answer = null;
        using var caught = Insight.Layers.Catch(leaves, () => answer = model.call(x), copy: true);
        var layers = new List<PageLayer>();
        var y = x;
        foreach (var (name, output) in caught)
        {
            var layer = leaves.First(leaf => leaf.Name == name).Layer;
            var before = y.shape[1..];
            if (layer is Linear && before.Length > 1)
            {
                // The model flattens in its own forward.
                layers.Add(new PageLayer("flatten", "flatten", [y.numel()]));
                y = y.flatten(1);
            }
            if (PageLayers.Of(name.Split('.')[^1], layer, before, output.shape[1..]) is { } known)
                layers.Add(known with { Path = name });
            y = Run(layer, y, model);
        }
        if (!Same(y, answer!))
            throw NoChain(model);
        return new PageNetwork(inputShape, layers);
    }

    private static Tensor Run(Module<Tensor, Tensor> layer, Tensor x, Module<Tensor, Tensor> model)
    {
        try
        {
            return layer.call(x);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw NoChain(model);
        }
    }

    private static bool Same(Tensor a, Tensor b) =>
        a.shape.SequenceEqual(b.shape) && (a - b).abs().max().cpu().to(float64).item<double>() <= Tolerance * (1 + Largest(b));

    private static double Largest(Tensor x) => x.abs().max().cpu().to(float64).item<double>();

    private static CourseKitException NoChain(Module<Tensor, Tensor> model) => new(
        $"{model.GetName()} does more than run its layers one after another (a shortcut, or an operation written in forward); " +
        "the page runs chains of layers only: take one like LeNet5, or an nn.Sequential.");
}
