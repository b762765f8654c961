using System.Globalization;
using System.Xml.Linq;
using CourseKit.Plots;
using CourseKit.Plots.Svg;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Plots;

public sealed class FigureSvgTests
{
    public static TheoryData<string> Samples => SampleFigures.Names;

    public static TheoryData<string, string> SamplesAndThemes
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var name in SampleFigures.All.Keys)
                Array.ForEach(["notebook", "projector", "dark"], theme => pairs.Add(name, theme));
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void ToSvg_EverySample_IsWellFormedAndFetchesNothing(string name)
    {
        var document = XDocument.Parse(SampleFigures.All[name].ToSvg());

        Assert.Equal("svg", document.Root!.Name.LocalName);
        Assert.Equal("img", (string?)document.Root.Attribute("role"));
        Assert.NotEqual("", (string?)document.Root.Attribute("aria-label"));
        Assert.DoesNotContain(document.Descendants(), e => e.Name.LocalName is "script" or "style" or "foreignObject" or "use");
        // Figures share pages: ids would clash.
        Assert.DoesNotContain(document.Descendants().Attributes(), a => a.Name.LocalName == "id");
        Assert.All(
            document.Descendants().Attributes().Where(a => a.Name.LocalName == "href"),
            a => Assert.StartsWith("data:image/png;base64,", a.Value, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SamplesAndThemes))]
    public void ToSvg_EverySample_KeepsTextsApartAndOnThePage(string name, string theme)
    {
        var figure = SampleFigures.All[name];
        var themed = theme switch
        {
            "projector" => figure with { Theme = Theme.Projector },
            "dark" => figure with { Theme = Theme.Dark },
            _ => figure,
        };
        var svg = themed.ToSvg();
        var root = XDocument.Parse(svg).Root!;
        var (width, height) = (double.Parse((string)root.Attribute("width")!, CultureInfo.InvariantCulture),
            double.Parse((string)root.Attribute("height")!, CultureInfo.InvariantCulture));

        var texts = SvgTexts.Read(svg);

        Assert.Empty(SvgTexts.Overlaps(texts));
        Assert.All(texts, text => Assert.All(text.Corners, corner =>
        {
            Assert.InRange(corner.X, 0, width);
            Assert.InRange(corner.Y, 0, height);
        }));
    }

    [Fact]
    public void ToSvg_AnyNamesAndValues_KeepsTextsApart()
    {
        var letter = Gen.Elements("abcdefgWMil .-0123".ToCharArray());
        var name = Gen.Choose(1, 40).SelectMany(length => letter.ArrayOf(length), (_, letters) => new string(letters));
        var value = ArbMap.Default.GeneratorFor<NormalFloat>().Select(f => f.Get);
        var bars = Gen.Choose(1, 30).SelectMany(count => name.ArrayOf(count).Zip(value.ArrayOf(count)));
        Prop.ForAll(bars.ToArbitrary(), ArbMap.Default.ArbFor<bool>(), (bar, horizontal) =>
        {
            var figure = Figures.Bars(bar.Item1, bar.Item2, bar.Item1[0], "value", horizontal: horizontal);
            Assert.Empty(SvgTexts.Overlaps(SvgTexts.Read(figure.ToSvg())));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ToSvg_AnySeriesInPanels_KeepsTextsApart()
    {
        var numbers = ArbMap.Default.ArbFor<NormalFloat[]>().Convert(
            floats => floats.Select(f => f.Get).ToList(), list => [.. list.Select(NormalFloat.NewNormalFloat)]);
        Prop.ForAll(numbers, numbers, numbers, (a, b, c) =>
        {
            var figure = Figures.Curves(a, b, c, [.. a.Select(v => v * 1e6)], "Any series") with { Width = 500 };
            Assert.Empty(SvgTexts.Overlaps(SvgTexts.Read(figure.ToSvg())));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ToSvg_EmptyData_SaysSo()
    {
        var texts = SvgTexts.Read(Figures.Curves([], [], [], []).ToSvg()).Select(t => t.Text);

        Assert.Equal(["Training", "Loss", "no data", "Accuracy", "no data"], texts);
    }

    [Fact]
    public void ToSvg_GapInTheData_BreaksTheLine()
    {
        var svg = Figures.Lines("", null, "", "", ("a", [1, 2, double.NaN, 3, 4, double.PositiveInfinity, 5])).ToSvg();

        var document = XDocument.Parse(svg);
        Assert.Equal(2, document.Descendants().Count(e => e.Name.LocalName == "polyline"));
        Assert.Equal(5, document.Descendants().Count(e => e.Name.LocalName == "path"));        // one symbol per number
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_ConfusionMatrix_ReadsOnEveryCell()
    {
        var document = XDocument.Parse(Figures.ConfusionMatrix(new[,] { { 5, 95 }, { 8, 92 } }).ToSvg());

        // The cell with 95 of 100 mistaken is the darkest: text on it must reach the 4.5:1 of WCAG AA.
        var text = document.Descendants().Single(e => e.Value == "95" && e.Name.LocalName == "text");
        var darkest = document.Descendants().Where(e => e.Name.LocalName == "rect")
            .Select(e => Rgb.Parse((string)e.Attribute("fill")!)).MinBy(c => c.Luminance);
        Assert.Equal("#7f2704", darkest.ToString());
        Assert.True(darkest.Contrast(Rgb.Parse((string)text.Attribute("fill")!)) >= 4.5);
    }

    [Fact]
    public void Sequential_EveryColour_LeavesTextReadable()
    {
        var theme = Theme.Notebook;
        foreach (var map in new[] { Colormap.Blues, Colormap.Oranges, Colormap.Greys })
        {
            for (var share = 0.0; share <= 1; share += 0.01)
                Assert.True(theme.Readable(map.At(share)).Contrast(map.At(share)) >= 3, $"contrast at {share}");
        }
    }

    [Fact]
    public void ToSvg_TwentyThousandPoints_KeepsExtremesAndStaysSmall()
    {
        var values = Enumerable.Range(0, 20_000).Select(i => Math.Sin(i * 0.37)).ToArray();
        (values[7_001], values[13_000]) = (25, -25);
        var points = values.Select((v, i) => (X: i * 600.0 / values.Length, Y: v)).ToList();

        var thin = PixelColumns.Thin(points);

        Assert.InRange(thin.Count, 1_200, 4_800);
        Assert.Contains(points[7_001], thin);
        Assert.Contains(points[13_000], thin);
        Assert.Equal((points[0], points[^1]), (thin[0], thin[^1]));
    }
}
