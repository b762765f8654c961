using System.Text.Json;
using CourseKit.Plots;
using CourseKit.Plots.Display;
using CourseKit.Reference;

namespace CourseKit.Demos;

/// <summary>
/// Shapes, parameters, multiply-adds and receptive fields through a stack of layers; the reader changes, adds and removes layers and
/// sees all of them follow, and how much of the image one unit sees.
/// </summary>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class ShapeCalculator : Demo
{
    /// <param name="channels">Of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="layers">First layer first.</param>
    /// <exception cref="ArgumentException">A size is below 1, or a layer does not fit the shape before it.</exception>
    public ShapeCalculator(int channels, int height, int width, params IReadOnlyList<StackLayer> layers)
        : base("calculator", "Shapes and receptive fields, layer by layer")
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var rows = new List<StackRow> { new(null, [channels, height, width], 0, 0, Field.Input) };
        foreach (var layer in layers)
            rows.Add(rows[^1].Through(layer));
        Rows = rows;
    }

    /// <summary>The input, then each layer.</summary>
    public IReadOnlyList<StackRow> Rows { get; }

    /// <summary>Weights and biases of the whole stack.</summary>
    public long Parameters => Rows.Sum(row => row.Parameters);

    /// <inheritdoc/>
    public override Figure Picture
    {
        get
        {
            var height = Rows[0].Shape[1];
            var names = Rows.Select(row => $"{row.Layer?.Name ?? "input"}  {Text(row)}").ToList();
            var fields = Rows.Select(row => row.Field?.Size ?? height).ToList();
            var words = Rows.Skip(1).Select((row, i) => FormattableString.Invariant(
                $"{row.Layer!.Name} gives {Text(row)}, {row.Parameters} parameters, a unit sees {Sees(row)}"));
            return Figures.Bars(names, fields, Title, "rows of the image that one unit sees", horizontal: true) with
            {
                AltText = $"{Title}: input {Text(Rows[0])}; {string.Join("; ", words)}. {Parameters} parameters in all.",
            };
        }
    }

    private protected override IEnumerable<string> Scripts => ["windows"];

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("input");
        foreach (var size in Rows[0].Shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("layers");
        foreach (var layer in Rows.Select(row => row.Layer).OfType<StackLayer>())
        {
            json.WriteStartObject();
            json.WriteString("kind", layer.Kind.ToString());
            json.WriteString("name", layer.Name);
            json.WriteNumber("outputs", layer.Outputs);
            json.WriteNumber("kernel", layer.Kernel);
            json.WriteNumber("stride", layer.Stride);
            json.WriteNumber("padding", layer.Padding);
            json.WriteNumber("dilation", layer.Dilation);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Text(StackRow row) => string.Join('×', row.Shape);

    private static string Sees(StackRow row) =>
        row.Field is { } field ? FormattableString.Invariant($"{field.Size} by {field.Size} pixels") : "the whole image";
}
