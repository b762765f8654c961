using System.Globalization;
using System.Text.Json.Nodes;

namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>A number in a range: <c>// @slider 0.001..1 log: learning rate</c>.</summary>
/// <param name="place">The variable.</param>
/// <param name="low">Smallest value.</param>
/// <param name="high">Largest value.</param>
/// <param name="step">Distance of two stops; what is typed may lie between.</param>
/// <param name="isLog">Whether equal ways on the slider are equal factors.</param>
internal sealed class Slider(ParameterPlace place, double low, double high, double step, bool isLog) : Parameter(place)
{
    public override string Literal(JsonNode? value)
    {
        if (value is not JsonValue json || !json.TryGetValue(out double number) || !double.IsFinite(number))
            throw Refuse(value, "no number");
        if (number < low || number > high)
            throw Refuse(value, string.Create(CultureInfo.InvariantCulture, $"outside {low}..{high}"));
        return Literals.Format(Place.Type, Literals.FromNumber(Place.Type, number) ?? throw Refuse(value, "no whole number"));
    }

    public override JsonObject ToJson()
    {
        var json = Head("slider");
        json["low"] = low;
        json["high"] = high;
        json["step"] = step;
        json["log"] = isLog;
        json["whole"] = Place.IsWhole;
        // By its shortest text: 0.1f is 0.1 to people, and not 0.10000000149.
        json["value"] = double.Parse(Literals.Text(Place.Value), CultureInfo.InvariantCulture);
        return json;
    }
}
