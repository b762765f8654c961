using System.Text.Json;
using CourseKit.Plots;

namespace CourseKit.Tests.Plots;

public sealed class FigureJsonTests
{
    private static readonly string[] TraceTypes = ["scatter", "bar", "heatmap", "box"];      // all known since plotly.js 1.0

    public static TheoryData<string> Samples => SampleFigures.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void ToPlotlyJson_EverySample_KeepsToWhatOldPlotlyReads(string name)
    {
        using var document = JsonDocument.Parse(SampleFigures.All[name].ToPlotlyJson());
        var (data, layout) = (document.RootElement.GetProperty("data"), document.RootElement.GetProperty("layout"));

        Assert.False(document.RootElement.TryGetProperty("frames", out _));
        Assert.DoesNotContain("bdata", Names(document.RootElement));
        Assert.All(data.EnumerateArray(), trace =>
        {
            Assert.Contains(trace.GetProperty("type").GetString(), TraceTypes);
            Assert.True(layout.TryGetProperty(AxisKey(trace.GetProperty("xaxis").GetString()!), out _));
            Assert.True(layout.TryGetProperty(AxisKey(trace.GetProperty("yaxis").GetString()!), out _));
        });
        foreach (var axis in layout.EnumerateObject().Where(p => p.Name.Contains("axis", StringComparison.Ordinal)))
        {
            Assert.All(axis.Value.GetProperty("domain").EnumerateArray(), end => Assert.InRange(end.GetDouble(), 0, 1));
            if (axis.Value.TryGetProperty("title", out var title))
                Assert.Equal(JsonValueKind.String, title.GetProperty("text").ValueKind);
        }
        Assert.All(layout.GetProperty("images").EnumerateArray(), image =>
            Assert.StartsWith("data:image/png;base64,", image.GetProperty("source").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void ToPlotlyJson_Curves_HoldsTheSeriesAsPlainArraysInTwoPanels()
    {
        var figure = Figures.Curves([2, 1], [3, double.NaN], [0.5, 0.75], [0.25, double.PositiveInfinity]);
        using var document = JsonDocument.Parse(figure.ToPlotlyJson());
        var traces = document.RootElement.GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(["training", "test", "training", "test"], traces.Select(t => t.GetProperty("name").GetString()));
        Assert.Equal(["x", "x", "x2", "x2"], traces.Select(t => t.GetProperty("xaxis").GetString()));
        Assert.Equal(["[2,1]", "[3,null]", "[0.5,0.75]", "[0.25,null]"], traces.Select(t => t.GetProperty("y").GetRawText()));
        Assert.All(traces, t => Assert.Equal("[1,2]", t.GetProperty("x").GetRawText()));
        Assert.Equal([true, true, false, false], traces.Select(t => t.GetProperty("showlegend").GetBoolean()));
        var layout = document.RootElement.GetProperty("layout");
        var (left, right) = (layout.GetProperty("xaxis").GetProperty("domain"), layout.GetProperty("xaxis2").GetProperty("domain"));
        Assert.True(left[1].GetDouble() < right[0].GetDouble());
    }

    [Fact]
    public void ToPlotlyJson_ConfusionMatrix_SeparatesTheDiagonalFromTheMistakes()
    {
        using var document = JsonDocument.Parse(Figures.ConfusionMatrix(new[,] { { 9, 1 }, { 5, 15 } }, ["cat", "dog"]).ToPlotlyJson());
        var root = document.RootElement;

        var maps = root.GetProperty("data").EnumerateArray().Select(t => t.GetProperty("z").GetRawText());
        Assert.Equal(["[[0.9,null],[null,0.75]]", "[[null,0.1],[0.25,null]]"], maps);
        var layout = root.GetProperty("layout");
        Assert.Equal("[\"cat\",\"dog\"]", layout.GetProperty("yaxis").GetProperty("ticktext").GetRawText());
        Assert.Equal("[1.5,-0.5]", layout.GetProperty("yaxis").GetProperty("range").GetRawText());     // first class on top
        var cells = layout.GetProperty("annotations").EnumerateArray().Where(a => a.GetProperty("xref").GetString() == "x")
            .ToDictionary(a => (a.GetProperty("y").GetInt32(), a.GetProperty("x").GetInt32()), a => a.GetProperty("text").GetString());
        Assert.Equal(("9", "1", "5", "15"), (cells[(0, 0)], cells[(0, 1)], cells[(1, 0)], cells[(1, 1)]));
    }

    [Fact]
    public void ToPlotlyJson_ImageGrid_EmbedsThePixels()
    {
        byte[] pixels = [0, 50, 100, 150, 200, 250, 7, 8];
        using var document = JsonDocument.Parse(Figures.ImageGrid(pixels, 1, 2, 2, [3, 4], [3, 9]).ToPlotlyJson());
        var layout = document.RootElement.GetProperty("layout");

        var source = layout.GetProperty("images")[1].GetProperty("source").GetString()!;
        var (width, height, decoded) = PngTests.Decode(Convert.FromBase64String(source["data:image/png;base64,".Length..]), channels: 1);
        Assert.Equal((168, 168), (width, height));
        Assert.Equal([200, 250, 7, 8], new[] { decoded[0], decoded[167], decoded[^168], decoded[^1] });
        Assert.Contains("<b>✗ 9</b>", layout.GetProperty("annotations").EnumerateArray().Select(a => a.GetProperty("text").GetString()));
        var frames = layout.GetProperty("shapes").EnumerateArray().Select(s => s.GetProperty("line").GetProperty("width").GetDouble());
        Assert.Equal([1.0, 3.0], frames);
    }

    private static string AxisKey(string reference) => reference[0] + "axis" + reference[1..];

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Names(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };
}
