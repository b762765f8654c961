using System.Text.Json.Nodes;

namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>On or off: <c>// @switch: batch normalisation</c>.</summary>
/// <param name="place">The variable.</param>
internal sealed class Switch(ParameterPlace place) : Parameter(place)
{
    public override string Literal(JsonNode? value) => value is JsonValue json && json.TryGetValue(out bool isOn)
        ? Literals.Format(Place.Type, isOn)
        : throw Refuse(value, "neither true nor false");

    public override JsonObject ToJson()
    {
        var json = Head("switch");
        json["value"] = (bool)Place.Value;
        return json;
    }
}
