using CourseKit.Plots;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>What the layers of a model give for a batch of images.</summary>
public static class Probe
{
    /// <summary>The output of one layer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">Shape (N, C, H, W) or (C, H, W), normalised.</param>
    /// <param name="layer">Name of the layer.</param>
    public static LayerActivations Of(Module<Tensor, Tensor> model, Tensor images, string layer) =>
        Catch(model, images, _ => [Layers.Find(model, layer)])[^1];

    /// <summary>The outputs of all layers that a selector picks, in the order in which they run.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">Shape (N, C, H, W) or (C, H, W), normalised.</param>
    /// <param name="selector">From full name and layer to whether it is wanted; all layers when null.</param>
    public static IReadOnlyList<LayerActivations> Of(
        Module<Tensor, Tensor> model, Tensor images, Func<string, nn.Module, bool>? selector = null) =>
        Catch(model, images, leaves => [.. leaves.Where(leaf => selector?.Invoke(leaf.Name, leaf.Layer) ?? true)]);

    /// <summary>How the activations of each layer are spread, as violins.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">Shape (N, C, H, W), normalised.</param>
    /// <param name="selector">Which layers; those of activation functions, or all where there are none, when null.</param>
    public static Figure PlotDistributions(Module<Tensor, Tensor> model, Tensor images, Func<string, nn.Module, bool>? selector = null)
    {
        const int sample = 400;
        var layers = Of(model, images, selector ?? IsActivation);
        if (layers.Count == 0)
            layers = Of(model, images);
        return Figures.Violins("Activations by layer", "activation", [.. layers.Select(layer => (layer.Layer, Sample(layer.Values)))]);

        static IReadOnlyList<double> Sample(IReadOnlyList<double> values)
        {
            var count = Math.Min(sample, values.Count);
            return [.. Enumerable.Range(0, count).Select(i => values[(int)((long)i * values.Count / count)])];
        }
    }

    /// <summary>Share of dead channels or units of each layer, as bars.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">Shape (N, C, H, W), normalised: dead means above 0 for none of them.</param>
    public static Figure PlotDeadRates(Module<Tensor, Tensor> model, Tensor images)
    {
        var layers = Of(model, images, (_, module) => module is TorchSharp.Modules.ReLU);
        return Figures.Bars(
            [.. layers.Select(layer => layer.Layer)], [.. layers.Select(layer => layer.DeadRate)],
            "Dead units by layer", "dead", NumberStyle.Percent);
    }

    private static bool IsActivation(string name, nn.Module module) =>
        module is TorchSharp.Modules.ReLU or TorchSharp.Modules.Tanh or TorchSharp.Modules.Sigmoid;

    private static List<LayerActivations> Catch(
        Module<Tensor, Tensor> model, Tensor images,
        Func<IReadOnlyList<(string Name, Module<Tensor, Tensor> Layer)>, List<(string Name, Module<Tensor, Tensor> Layer)>> choose) =>
        Look.At(model, () =>
        {
            using var noGrad = no_grad();
            var batch = Look.Batch(model, images);
            var chosen = choose(Layers.Of(model));
            var result = new List<LayerActivations>();
            using var caught = Layers.Catch(chosen, () => model.call(batch), copy: true);
            foreach (var (name, output) in caught)
            {
                var kind = chosen.First(c => c.Name == name).Layer.GetName();
                result.Add(new LayerActivations(name, kind, output.shape, Look.Numbers(output)));
            }
            return result;
        });
}
