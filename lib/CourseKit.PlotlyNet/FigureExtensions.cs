using System.Text.Json;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Figure = CourseKit.Plots.Figure;

namespace CourseKit.PlotlyNet;

/// <summary>Figures of the kit as charts of Plotly.NET, to be changed and combined there.</summary>
public static class FigureExtensions
{
    /// <summary>The figure as a chart: the same traces and layout, property by property, as plotly.js reads them.</summary>
    /// <param name="figure">Any figure; one with a slider gives the slider's steps as traces.</param>
    /// <returns>A chart that Plotly.NET shows, saves, styles and combines with others.</returns>
    public static GenericChart ToPlotlyNet(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        using var document = JsonDocument.Parse(figure.ToPlotlyJson());
        var root = document.RootElement;
        var traces = root.GetProperty("data").EnumerateArray().Select(ToTrace);
        var layout = PlotlyProperties.Fill(new Layout(), root.GetProperty("layout"));
        var config = PlotlyProperties.Fill(new Config(), root.GetProperty("config"));
        return GenericChart.NewMultiChart(ListModule.OfSeq(traces), layout, config, new DisplayOptions());
    }

    private static Trace ToTrace(JsonElement json)
    {
        string type = json.TryGetProperty("type", out var named) ? named.GetString()! : "scatter";
        return PlotlyProperties.Fill(new Trace(type), json);
    }
}
