using System.Text.Json.Nodes;
using CourseKit.PlotlyNet;
using CourseKit.Tests.Plots;
using Plotly.NET;
using Figures = CourseKit.Plots.Figures;

namespace CourseKit.Tests.PlotlyNet;

/// <summary>Figures as charts of the real Plotly.NET: built and run with <c>-p:PlotlyNet=true</c> only.</summary>
public sealed class ToPlotlyNetTests
{
    public static TheoryData<string> Samples => SampleFigures.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void ToPlotlyNet_EverySample_HoldsTheTracesAndTheLayoutOfTheFigure(string name)
    {
        var figure = SampleFigures.All[name];
        var expected = JsonNode.Parse(figure.ToPlotlyJson())!;

        var written = JsonNode.Parse(GenericChart.toFigureJson(figure.ToPlotlyNet()))!;

        Assert.True(JsonNode.DeepEquals(expected["data"], written["data"]));
        Assert.True(JsonNode.DeepEquals(expected["layout"], written["layout"]));
    }

    [Fact]
    public void ToPlotlyNet_Bars_BecomesAPageThatPlotsThem()
    {
        string page = GenericChart.toEmbeddedHTML(Figures.Bars(["LeNet-5", "MLP"], [0.984, 0.957]).ToPlotlyNet());

        Assert.Contains("Plotly.newPlot", page, StringComparison.Ordinal);
        Assert.Contains("0.984", page, StringComparison.Ordinal);
        Assert.Contains("LeNet-5", page, StringComparison.Ordinal);
    }
}
