using System.Text.Json;
using CourseKit.Datasets;
using CourseKit.Demos.Network;
using CourseKit.Insight;
using CourseKit.Plots;
using CourseKit.Plots.Display;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Demos;

/// <summary>
/// The receptive field grows from layer to layer: the reader slides through the layers and points at a unit; on the picture stand the
/// pixels that it can see, and how much each of them counts for it, its effective weights. The page computes all of it.
/// </summary>
/// <remarks>The effective weight of a pixel is the unit's gradient by it; the field is the arithmetic of
/// <see cref="Reference.ReceptiveField"/>. Luo, Li, Urtasun, Zemel, Understanding the effective receptive field, NeurIPS 2016.</remarks>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class GrowingField : Demo
{
    private readonly PageNetwork _network;
    private readonly float[] _picture;
    private readonly Figure _still;

    private GrowingField(PageNetwork network, float[] picture, Figure still, string title)
        : base("field", title) => (_network, _picture, _still) = (network, picture, still);

    /// <summary>A page on one test picture and a model.</summary>
    /// <param name="model">A chain of layers from (N, C, H, W) with one or three channels; at most 500 000 parameters.</param>
    /// <param name="data">Where the picture is from.</param>
    /// <param name="picture">Number of the test picture.</param>
    /// <param name="title">Above the page.</param>
    /// <exception cref="CourseKitException">No layer with maps, or a model that a page cannot run.</exception>
    public static GrowingField Of(
        Module<Tensor, Tensor> model, ImageDataset data, int picture = 0, string title = "What one unit sees grows from layer to layer")
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var network = PageNetwork.Of(model, data.Test.Channels, data.Test.Height, data.Test.Width);
        if (!network.Layers.Any(layer => layer.Pairs.Count > 0))
            throw new CourseKitException($"{model.GetName()} has no convolution or pooling, so no unit of it sees a part of the picture.");
        using var x = data.Input(picture);
        var still = SeenField.Plot(model, [data.Test.Channels, data.Test.Height, data.Test.Width]) with { Title = title };
        return new GrowingField(network, [.. Look.Numbers(x).Select(value => (float)value)], still, title);
    }

    /// <inheritdoc/>
    public override Figure Picture => _still with
    {
        AltText = $"{Title}: maps of how many ways lead from each pixel to the middle unit of " +
            string.Join(", ", _network.Layers.Where(layer => layer.Pairs.Count > 0).Select(layer => layer.Name)) +
            ". The squares grow from layer to layer, and the pixels in their middle have the most ways.",
    };

    private protected override IEnumerable<string> Scripts => ["grid", "net", "maps", "reader"];

    private protected override void Write(Utf8JsonWriter json)
    {
        _network.Write(json);
        json.WriteFloats("picture", _picture);
    }
}
