using System.Globalization;
using System.Xml.Linq;
using CourseKit.Plots;

namespace CourseKit.Tests.Plots;

/// <summary>Words that a figure has room for are shown whole, and stand at what they name.</summary>
public sealed class FigureLabelTests
{
    private static readonly double[,] Small = { { 1, 0 }, { 0, 4 } };

    public static TheoryData<string, string[]> WholeTexts => new()
    {
        { "names below bars", ["whole training set", "ten at once, of one class", "always the middle"] },
        { "names beside bars", ["2009 ImageNet of 2009, 5,247 classes", "1998 MNIST, 10 classes"] },
        { "titles of small panels", ["largest of each window", "2·map 0 − ¼·map 1"] },
        { "title of a narrow panel", ["Loss of the network without normalisation"] },
    };

    [Theory]
    [MemberData(nameof(WholeTexts))]
    public void ToSvg_RoomForTheWords_ShowsThemWhole(string name, string[] wanted)
    {
        var figure = name switch
        {
            "names below bars" => Figures.Bars(wanted, [1, 2, 3], "Bars"),
            "names beside bars" => Figures.Bars(wanted, [6.5, 4.8], "Pictures", horizontal: true),
            "titles of small panels" => Figures.Row([.. wanted.Select(title => Figures.Heatmap(Small, title))]),
            _ => Figures.Row([.. Enumerable.Range(0, 3).Select(_ => Figures.Lines(wanted[0], null, "x", "y", ("", [1, 2])))]),
        };

        Assert.All(wanted, text => Assert.Contains(text, Texts(figure).Select(t => t.Value)));
        Assert.Empty(SvgTexts.Overlaps(SvgTexts.Read(figure.ToSvg())));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ToSvg_CaptionsWiderThanTheirPictures_GoOnBelow(bool judged)
    {
        var raster = new Raster([0, 50, 100, 150], 2, 2, 1);
        var pictures = new[] { "square", "flip, colour, crop" }.Select(caption =>
            new Picture(raster, caption, judged ? "disc" : "", judged ? false : null)).ToList();
        var figure = Figures.Pictures(pictures, 1, "Changed");

        var texts = Texts(figure).Select(t => t.Value).ToList();

        Assert.Equal("flip, colour, crop", string.Join(' ', texts.SkipWhile(t => t != "flip, colour,").Take(2)));
        Assert.Equal(judged ? 2 : 0, texts.Count(t => t == "disc"));
        Assert.Empty(SvgTexts.Overlaps(SvgTexts.Read(figure.ToSvg())));
        Assert.Contains("flip, colour,", figure.ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_NoteLeftOfItsPlace_EndsAtItsLeader()
    {
        // Two notes at the right edge: there is room only to the left. Whatever font is used, the last letter is at the line.
        var panel = new Panel
        {
            Traces = [new LineTrace([0, 1, 2], [0, 1, 2]) { Joined = false }],
            Annotations = [new Annotation(2, 1.5, "the words of a long note")],
        };
        var figure = new Figure { Panels = [panel] };

        var note = Texts(figure).Single(t => t.Value == "the words of a long note");
        var ends = XDocument.Parse(figure.ToSvg()).Descendants().Where(e => e.Name.LocalName == "line").Select(e => Number(e, "x1"));

        Assert.Equal("end", (string?)note.Attribute("text-anchor"));
        Assert.Contains(ends, x => Math.Abs(x - Number(note, "x") - 2) < 0.2);
        Assert.Contains("\"xanchor\":\"right\"", figure.ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_BarsToTheRight_StandOnTheAxisLine()
    {
        var root = XDocument.Parse(Figures.Bars(["a", "b"], [3.0, 5.0], "Bars", horizontal: true).ToSvg()).Root!;
        var bars = root.Descendants().Where(e => (string?)e.Attribute("fill") == Theme.Notebook.Palette[0].ToString()).ToList();
        var axis = root.Descendants()
            .Where(e => e.Name.LocalName == "line" && Number(e, "x1") == Number(e, "x2")).Min(e => Number(e, "x1"));

        Assert.Equal(2, bars.Count);
        Assert.All(bars, bar => Assert.Equal(axis, Number(bar, "x"), 0.11));
    }

    [Theory]
    [InlineData(490)]
    [InlineData(9)]
    [InlineData(0.99)]
    public void ToSvg_ColourBar_HasTwoMarksAtLeast(double most)
    {
        var figure = Figures.Heatmap(new[,] { { -most, 0.1 * most }, { 0.2 * most, most } }, "", texts: false, colorBar: true);

        Assert.InRange(Texts(figure).Count, 2, 6);
        Assert.Empty(SvgTexts.Overlaps(SvgTexts.Read(figure.ToSvg())));
    }

    [Fact]
    public void ToSvg_ThreePanelsInARow_AreNoWiderThanAPage()
    {
        var curve = Figures.Lines("loss", null, "step", "loss", ("off", [3, 2, 1]), ("on", [2, 1, 0.5]));

        var width = Number(XDocument.Parse(Figures.Row(curve, curve, curve).ToSvg()).Root!, "width");

        Assert.InRange(width, 800, 960);
    }

    private static List<XElement> Texts(Figure figure) =>
        [.. XDocument.Parse(figure.ToSvg()).Descendants().Where(e => e.Name.LocalName == "text")];

    private static double Number(XElement element, string attribute) =>
        double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);
}
