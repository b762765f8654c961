using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Scripting.Display;

/// <summary>
/// Charts of Plotly.NET, when a notebook refers to it: shown as plotly JSON, which front ends draw themselves. Found by name, since
/// this library does not refer to that one.
/// </summary>
internal static class PlotlyCharts
{
    private const string Plotly = "application/vnd.plotly.v1+json";
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public;

    public static void AddTo(MimeBundle bundle, object value)
    {
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            if (type is { Namespace: "Plotly.NET", Name: "GenericChart" or "GenericChartModule" } && Json(type, value) is { } json)
            {
                bundle.Add(Plotly, json);
                bundle.Add("text/plain", "A chart of Plotly.NET");
                return;
            }
        }
    }

    private static string? Json(Type type, object chart)
    {
        // GenericChart.toFigureJson in the versions that have it, else the whole figure with its configuration.
        var methods = new[] { type, type.Assembly.GetType("Plotly.NET.GenericChart"),
            type.Assembly.GetType("Plotly.NET.GenericChartModule") }
            .OfType<Type>().SelectMany(t => t.GetMethods(Static));
        foreach (string name in (string[])["toFigureJson", "toJson"])
        {
            if (methods.FirstOrDefault(
                m => m.Name == name && m.GetParameters() is [var p] && p.ParameterType.IsInstanceOfType(chart)) is not { } method)
                continue;
            try
            {
                return Figure((string?)method.Invoke(null, [chart]));
            }
            catch (TargetInvocationException)
            {
                return null;    // the chart is then shown as text
            }
        }
        return null;
    }

    /// <summary>Data and layout alone: what else the library writes is for pages of its own.</summary>
    private static string? Figure(string? json)
    {
        try
        {
            return json is not null && JsonNode.Parse(json) is JsonObject figure && figure["data"] is JsonArray data
                ? new JsonObject { ["data"] = data.DeepClone(), ["layout"] = figure["layout"]?.DeepClone()
                    ?? new JsonObject() }.ToJsonString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
