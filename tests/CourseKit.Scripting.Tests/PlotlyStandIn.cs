namespace Plotly.NET;

/// <summary>Looks like the chart of Plotly.NET to who finds it by name.</summary>
public sealed class GenericChart
{
    public static string toFigureJson(GenericChart chart) =>
        chart is null ? "" : "{\"data\":[{\"y\":[1,2]}],\"layout\":{\"width\":3},\"config\":{\"responsive\":true}}";
}
