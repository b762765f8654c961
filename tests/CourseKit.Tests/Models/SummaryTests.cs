using CourseKit.Models;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.ModelTests;

public sealed class SummaryTests
{
    [Fact]
    public void Of_LeNet5_HasThePapersLayersSizesAndCounts()
    {
        var summary = Summary.Of(new LeNet5(), 1, 28, 28);

        // Sizes and counts of the paper's figure 2, with the departures that LeNet5 names.
        (string Name, string Shape, long Parameters)[] expected =
        [
            ("features.C1", "6 28 28", 156), ("features.S2", "6 14 14", 0), ("features.C3", "16 10 10", 2416), ("features.S4", "16 5 5", 0),
            ("classifier.C5", "120", 48_120), ("classifier.F6", "84", 10_164), ("classifier.output", "10", 850),
        ];
        var layers = summary.Layers.Where(layer => !layer.Name.Contains("act", StringComparison.Ordinal) && layer.Kind != "Flatten");
        Assert.Equal(expected, layers.Select(layer => (layer.Name, string.Join(' ', layer.OutputShape), layer.Parameters)));
        Assert.Equal(61_706, summary.Parameters);
    }

    [Fact]
    public void Of_TwiceOnTheSameModel_GivesTheSameLayers()
    {
        var model = new Mlp([300]);

        var first = Summary.Of(model, 1, 28, 28).ToString();

        Assert.Equal(first, Summary.Of(model, 1, 28, 28).ToString());
    }

    [Fact]
    public void Of_TrainingMode_StaysAsItWas()
    {
        var model = new LinearClassifier();
        model.eval();
        Summary.Of(model, 1, 28, 28);
        Assert.False(model.training);

        model.train();
        Summary.Of(model, 1, 28, 28);
        Assert.True(model.training);
    }

    [Fact]
    public void Of_LayerUsedTwice_CountsItsParametersOnce()
    {
        var shared = Linear(4, 4);
        var summary = Summary.Of(Sequential(("a", shared), ("b", shared)), 4);

        Assert.Equal(20, summary.Layers.Sum(layer => layer.Parameters));
    }

    [Fact]
    public void Of_SingleLayer_IsItsOwnOnlyRow()
    {
        var summary = Summary.Of(Conv2d(1, 6, 5), 1, 28, 28);

        var layer = Assert.Single(summary.Layers);
        Assert.Equal([6L, 24L, 24L], layer.OutputShape);
        Assert.Equal(156, layer.Parameters);
    }

    [Fact]
    public void ToString_LeNet5_IsAnAlignedTable()
    {
        var lines = Summary.Of(new LeNet5(), 1, 28, 28).ToString().Split('\n').Select(line => line.TrimEnd('\r')).ToArray();

        Assert.Equal("LeNet5, input (1, 28, 28)", lines[0]);
        Assert.Contains(" 61,706 ", lines[^1], StringComparison.Ordinal);
        Assert.Single(lines.Skip(1).Select(line => line.Length).Distinct());
    }

    [Fact]
    public void Formatters_ByName_GiveHtmlAndText()
    {
        var attribute = Assert.Single(typeof(Summary).GetCustomAttributes(false), a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).ToArray();

        var html = new StringWriter();
        var format = formatters[0].GetType().GetMethod("Format")!;

        Assert.Equal("text/html", formatters[0].GetType().GetProperty("MimeType")!.GetValue(formatters[0]));
        Assert.True((bool)format.Invoke(formatters[0], [Summary.Of(new LeNet5(), 1, 28, 28), html])!);
        Assert.Contains("features.C1", html.ToString(), StringComparison.Ordinal);
        Assert.False((bool)format.Invoke(formatters[0], ["something else", html])!);
    }
}
