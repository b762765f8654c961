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
/// A trained network to draw for: the reader writes with mouse, finger or keys, and sees at once what the network gets, the probability of
/// each class, what every layer answers, and where it looks (Grad-CAM). The page computes all of it: the weights go with it.
/// </summary>
/// <remarks>
/// A drawing is scaled to 20 pixels and put with its centre of mass in the middle, as MNIST's digits were (LeCun et al., 1998). The
/// numbers are those of the engine up to rounding in float32; Grad-CAM is that of <see cref="Explain.GradCam"/> at the last convolution
/// with the activation behind it, whose maps say only what is there.
/// </remarks>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class DrawADigit : Demo
{
    private readonly PageClassifier _reader;

    private DrawADigit(PageClassifier reader, Figure picture, string title)
        : base("draw", title) => (_reader, Picture) = (reader, picture);

    /// <summary>A page that reads drawings with a model.</summary>
    /// <param name="model">A trained chain of layers from grey pictures (N, 1, H, W) to logits, such as LeNet5 or an nn.Sequential of
    /// convolution, pooling, batch normalisation, activation, flatten and linear layers; at most 500 000 parameters.</param>
    /// <param name="data">What it was trained on: names of the classes, normalisation, and test pictures to begin with.</param>
    /// <param name="examples">How many test pictures.</param>
    /// <param name="title">Above the page.</param>
    /// <exception cref="CourseKitException">Pictures in colour, or a model that a page cannot run; the message says which part.</exception>
    public static DrawADigit With(
        Module<Tensor, Tensor> model, ImageDataset data, int examples = 10, string title = "Draw a digit, and watch the network read it")
    {
        var reader = PageClassifier.Of(model, data, examples);
        return new DrawADigit(reader, Still(model, reader, data.Normalization, title), title);
    }

    /// <inheritdoc/>
    public override Figure Picture { get; }

    private protected override IEnumerable<string> Scripts => ["grid", "net", "maps", "pad", "reader"];

    private protected override void Write(Utf8JsonWriter json) => _reader.Write(json);

    /// <summary>The first example, where the network looks, and what it says.</summary>
    private static Figure Still(Module<Tensor, Tensor> model, PageClassifier reader, Normalization normalization, string title)
    {
        using var scope = NewDisposeScope();
        var x = reader.Input(0);
        var p = Look.At(model, () =>
        {
            using var noGrad = no_grad();
            return Look.Numbers(functional.softmax(model.call(Look.One(model, x)), 1));
        });
        var best = reader.ClassNames[Array.IndexOf(p, p.Max())];
        // To the right: beside the pictures ten bars are too narrow to carry their values.
        var bars = Figures.Bars(reader.ClassNames, p, "what it says", "probability", NumberStyle.Percent, min: 0, horizontal: true);
        var parts = new List<Figure> { Figures.Image(Rasters.Image(x, normalization), "a picture") };
        var looks = reader.Network.LooksAt >= 0;
        if (looks)
            parts.Add(Figures.Heatmap(Explain.GradCam(model, x, layer: reader.Network.Layers[reader.Network.LooksAt].Path).Map,
                "where it looks", texts: false, Colormap.Heat, colorBar: false));
        x.Dispose();
        var layers = string.Join(", ", reader.Network.Layers.Where(layer => layer.Kind != "flatten").Select(layer => layer.Name));
        return Figures.Row([.. parts, bars]) with
        {
            Title = title,
            AltText = FormattableString.Invariant(
                $"{title}: a test picture of the class {reader.Examples.First()}, read as {best} with a probability of {p.Max():P0}") +
                $"{(looks ? ", and a map of where the network looks" : "")}. In a page with scripts one draws a digit here and sees the " +
                $"answers of {layers}.",
        };
    }
}
