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
/// Which part of a picture does the answer hang on? The reader moves a square over a digit, by mouse, finger or arrow keys, and sees the
/// probability move; a map keeps what each place did. The digit is a test picture or the reader's own. The page computes all of it.
/// </summary>
/// <remarks>Zeiler, Fergus, Visualizing and understanding convolutional networks, ECCV 2014, section 4.2; the map is the probability that
/// is left, where <see cref="Explain.Occlusion"/> gives the loss.</remarks>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class Occlude : Demo
{
    private readonly PageClassifier _reader;
    private readonly int _size;

    private Occlude(PageClassifier reader, int size, Figure picture, string title)
        : base("occlude", title) => (_reader, _size, Picture) = (reader, size, picture);

    /// <summary>A page that covers parts of pictures and asks a model what is left.</summary>
    /// <param name="model">A trained chain of layers from grey pictures (N, 1, H, W) to logits, as for <see cref="DrawADigit"/>.</param>
    /// <param name="data">What it was trained on: names of the classes, normalisation, and test pictures.</param>
    /// <param name="examples">How many test pictures.</param>
    /// <param name="size">Side of the square at the start, in pixels, 1 to 15 and odd: its middle is on a pixel.</param>
    /// <param name="title">Above the page.</param>
    /// <exception cref="CourseKitException">Pictures in colour, a model that a page cannot run, or a size out of range.</exception>
    public static Occlude With(
        Module<Tensor, Tensor> model, ImageDataset data, int examples = 10, int size = 7,
        string title = "Cover a part: what is left of the answer?")
    {
        if (size is < 1 or > 15 || size % 2 == 0)
            throw new CourseKitException($"The square has a side of {size}; it must be odd, from 1 to 15.");
        var reader = PageClassifier.Of(model, data, examples);
        return new Occlude(reader, size, Still(model, reader, size, data.Normalization, title), title);
    }

    /// <inheritdoc/>
    public override Figure Picture { get; }

    private protected override IEnumerable<string> Scripts => ["grid", "net", "maps", "pad", "reader"];

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("size", _size);
        _reader.Write(json);
    }

    private static Figure Still(Module<Tensor, Tensor> model, PageClassifier reader, int size, Normalization normalization, string title)
    {
        using var x = reader.Input(0);
        var map = Explain.Occlusion(model, x, size: size);
        var name = reader.ClassNames[(int)map.Class];
        return Figures.Row(
            Figures.Image(Rasters.Image(x, normalization), "a picture"),
            Figures.Heatmap(map.Map, $"what covering costs the {name}", texts: false, colorBar: true)) with
        {
            Title = title,
            AltText = FormattableString.Invariant(
                $"{title}: a test picture that is read as {name}, and a map of how much of its probability is lost when a square of ") +
                FormattableString.Invariant($"{size} by {size} pixels covers each place, at most {map.Map.Cast<double>().Max():P0}. ") +
                "In a page with scripts one moves the square.",
        };
    }
}
