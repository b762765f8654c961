using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using CourseKit.Plots;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Plots;

/// <summary>Text from anywhere, numbers in any culture: every form stays valid and says the same.</summary>
public sealed class FigureTextTests
{
    public static readonly TheoryData<string> Hostile =
    [
        "<script>alert('x')</script>", "\" onload=\"alert(1)", "a & b &amp; c", "]]>", "<b>bold</b>", "\u0000\u0007\u001b[31m",
        "\ud800 alone", "alone \udc00", "\uffff\ufffe", "العربية 漢字 🎓",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Figure_HostileText_IsShownNotObeyed(string text)
    {
        var figure = Everywhere(text);

        var svg = XDocument.Parse(figure.ToSvg());
        var shown = PlainText.Clean(text).Trim();
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "script" or "b");
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        if (shown.Length > 0)
            Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "text" && e.Value.Trim() == shown);

        var json = figure.ToPlotlyJson();
        using var document = JsonDocument.Parse(json);
        Assert.True(json.All(char.IsAscii), "plotly JSON is not ASCII");
        Assert.DoesNotContain('<', json);     // inside a page's script element it cannot end the element
        Assert.DoesNotContain("<script", figure.ToHtml(), StringComparison.OrdinalIgnoreCase);
        Assert.Single(XDocument.Parse(figure.ToHtml().Replace("\">", "\"/>", StringComparison.Ordinal)).Descendants());
        Assert.DoesNotContain(figure.ToString(), char.IsControl);
    }

    [Fact]
    public void Figure_AnyText_IsValidXmlAndJson()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var figure = Everywhere(text ?? "");
            XDocument.Parse(figure.ToSvg());
            JsonDocument.Parse(figure.ToPlotlyJson()).Dispose();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Figure_CultureWithDecimalComma_WritesTheSame()
    {
        // Like fr-FR, and worse: built by hand because the kit runs without culture data.
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = "\u202f",
            NegativeSign = "~",
            PercentDecimalSeparator = ",",
            NaNSymbol = "pas un nombre",
        };
        var expected = SampleFigures.All.Values.Select(Forms).ToList();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));

            Assert.Equal(expected, SampleFigures.All.Values.Select(Forms));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ToString_Curves_SaysWhatThePictureShows()
    {
        var figure = Figures.Curves([2.3, 0.05], [2.2, 0.07], [0.1, 0.99], [0.12, 0.984], "LeNet-5");

        Assert.Equal(
            "[Figure] LeNet-5. Loss: training from 2.3 to 0.05 over 2 points; test from 2.2 to 0.07 over 2 points. " +
            "Accuracy: training from 10.0% to 99.0% over 2 points; test from 12.0% to 98.4% over 2 points.",
            figure.ToString());
    }

    [Fact]
    public void ToString_ConfusionMatrix_NamesTheWorstMistake()
    {
        Assert.Equal(
            "[Figure] Confusion matrix: 2 classes, 24 of 30 right, 80.0%; most frequent mistake: dog taken for cat, 5 times.",
            Figures.ConfusionMatrix(new[,] { { 9, 1 }, { 5, 15 } }, ["cat", "dog"]).ToString());
    }

    [Theory]
    [InlineData(0.98765, NumberStyle.Percent, "98.8%")]
    [InlineData(61_706, NumberStyle.Plain, "61.7k")]
    [InlineData(138_357_544, NumberStyle.Plain, "138.4M")]
    [InlineData(-0.0123, NumberStyle.Plain, "−0.012")]
    [InlineData(1234, NumberStyle.Plain, "1234")]
    [InlineData(4.2e-7, NumberStyle.Plain, "4.2e−7")]
    [InlineData(double.NaN, NumberStyle.Plain, "no value")]
    public void Value_OneNumber_ReadsWell(double value, NumberStyle style, string expected)
    {
        Assert.Equal(expected, NumberText.Value(value, style));
    }

    private static (string, string, string, string) Forms(Figure figure) =>
        (figure.ToPlotlyJson(), figure.ToSvg(), figure.ToHtml(), figure.ToString());

    private static Figure Everywhere(string text) =>
        Figures.Lines(text, null, text, text, (text, [1, 2]), (text + "2", [2, 1])) with { Subtitle = text };
}
