using System.Text.Json.Nodes;

namespace CourseKit.Plots.Plotly;

/// <summary>JSON that plotly.js 1.x reads: plain arrays, null for what is not a number.</summary>
internal static class Json
{
    public static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(Number)]);

    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)Text(text))]);

    /// <summary>plotly reads a subset of HTML in every text: escaped, so that a name is shown as it is.</summary>
    public static string Text(string text) => PlainText.Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    public static JsonObject Font(double size, Rgb color) => new() { ["size"] = size, ["color"] = color.ToString() };

    public static JsonArray ColorScale(Colormap map) => new([.. map.Stops.Select((stop, i) =>
        (JsonNode)new JsonArray((double)i / (map.Stops.Count - 1), stop.ToString()))]);
}
