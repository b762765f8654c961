using System.Text.Json;
using CourseKit.Models;
using CourseKit.Plots;
using CourseKit.Plots.Display;
using static TorchSharp.torch;

namespace CourseKit.Demos;

/// <summary>
/// A model as a row of blocks, as tall as their maps and as wide as they have channels; the one under the pointer or the focus says its
/// shape, parameters, operations, memory and receptive field, and its share of the whole.
/// </summary>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class ArchitectureExplorer : Demo
{
    private const int LongestPicture = 30;
    private readonly Summary _summary;

    /// <param name="summary">Of any model.</param>
    public ArchitectureExplorer(Summary summary)
        : base("explorer", $"Inside {summary?.Model ?? throw new ArgumentNullException(nameof(summary))}") => _summary = summary;

    /// <summary>Runs one image of zeros through a model and shows what it is made of.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputShape">Sizes of one input, without the batch: 1, 28, 28.</param>
    public static ArchitectureExplorer Of(nn.Module<Tensor, Tensor> model, params long[] inputShape) => new(Summary.Of(model, inputShape));

    /// <inheritdoc/>
    public override Figure Picture
    {
        get
        {
            // Of a long model, the layers with parameters, and of these the first ones.
            var all = _summary.Layers;
            var shown = (all.Count <= LongestPicture ? all : all.Where(layer => layer.Parameters > 0).Take(LongestPicture)).ToList();
            var figure = Figures.Bars([.. shown.Select(layer => $"{layer.Name}  {Shape(layer.OutputShape)}")],
                [.. shown.Select(layer => (double)layer.Parameters)], $"Inside {_summary.Model}", "parameters", horizontal: true);
            var largest = all.MaxBy(layer => layer.Parameters);
            var busiest = all.MaxBy(layer => layer.MultiplyAdds);
            return figure with
            {
                AltText = FormattableString.Invariant($"{Title}: {all.Count} layers, {_summary.Parameters:N0} parameters and ") +
                    FormattableString.Invariant(
                        $"{_summary.MultiplyAdds:N0} multiply-adds for an input of {Shape(_summary.InputShape)}. ") +
                    $"Most parameters are in {largest?.Name}, most multiply-adds in {busiest?.Name}.",
            };
        }
    }

    private protected override IEnumerable<string> Scripts => [];

    private protected override void Write(Utf8JsonWriter json)
    {
        WriteSizes(json, "input", _summary.InputShape);
        json.WriteNumber("parameters", _summary.Parameters);
        json.WriteNumber("multiplyAdds", _summary.MultiplyAdds);
        json.WriteStartArray("layers");
        foreach (var layer in _summary.Layers)
        {
            json.WriteStartObject();
            json.WriteString("name", layer.Name);
            json.WriteString("kind", layer.Kind);
            WriteSizes(json, "shape", layer.OutputShape);
            json.WriteNumber("parameters", layer.Parameters);
            json.WriteNumber("multiplyAdds", layer.MultiplyAdds);
            json.WriteNumber("bytes", layer.ForwardBytes);
            if (layer.ReceptiveField is var (rows, columns))
            {
                json.WriteNumber("seesRows", rows);
                json.WriteNumber("seesColumns", columns);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSizes(Utf8JsonWriter json, string name, IReadOnlyList<long> sizes)
    {
        json.WriteStartArray(name);
        foreach (var size in sizes)
            json.WriteNumberValue(size);
        json.WriteEndArray();
    }

    private static string Shape(IEnumerable<long> sizes) => string.Join('×', sizes);
}
