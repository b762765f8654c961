using System.Text.Json.Nodes;

namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>One of a few values: <c>// @choice max, average: pooling</c>.</summary>
/// <param name="place">The variable.</param>
/// <param name="values">What may be chosen, of the variable's type.</param>
internal sealed class Choice(ParameterPlace place, IReadOnlyList<object> values) : Parameter(place)
{
    /// <param name="value">The words of one of the values.</param>
    public override string Literal(JsonNode? value)
    {
        string? text = value is JsonValue json && json.TryGetValue(out string? sent) ? sent : null;
        var chosen = values.FirstOrDefault(v => Literals.Text(v) == text)
            ?? throw Refuse(value, $"none of {string.Join(", ", values.Select(Literals.Text))}");
        return Literals.Format(Place.Type, chosen);
    }

    public override JsonObject ToJson()
    {
        var json = Head("choice");
        json["choices"] = new JsonArray([.. values.Select(v => (JsonNode)Literals.Text(v))]);
        json["value"] = Literals.Text(Place.Value);
        return json;
    }
}
