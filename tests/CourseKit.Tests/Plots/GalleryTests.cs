using CourseKit.Plots;

namespace CourseKit.Tests.Plots;

/// <summary>Draws every sample into the folder "figures" beside the tests, as SVG and PNG, for people to look at.</summary>
public sealed class GalleryTests
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "figures")).FullName;

    public static TheoryData<string> Samples => SampleFigures.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void Save_EverySample_DrawsTheSameSizeInBothForms(string name)
    {
        var figure = SampleFigures.All[name];
        figure.Save(Path.Combine(Folder, $"{name}.svg"));
        figure.Save(Path.Combine(Folder, $"{name}.png"));
        figure.Save(Path.Combine(Folder, $"{name}.html"));

        // On a beamer and on a dark page too: the same figure, other sizes and colours.
        (figure with { Theme = Theme.Projector }).Save(Path.Combine(Folder, $"{name} (projector).png"));
        (figure with { Theme = Theme.Dark }).Save(Path.Combine(Folder, $"{name} (dark).png"));

        var raster = figure.ToRaster(1);
        Assert.Contains($"viewBox=\"0 0 {raster.Width} {raster.Height}\"", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bars", "#0072b2")]
    [InlineData("curves", "#d55e00")]
    [InlineData("violins", "#0072b2")]
    [InlineData("signed heatmap", "#8c3b00")]
    public void ToRaster_DataColour_IsInThePicture(string name, string color)
    {
        var (raster, wanted, found) = (SampleFigures.All[name].ToRaster(2), Rgb.Parse(color), 0);
        for (var i = 0; i < raster.Pixels.Length; i += 3)
            found += new Rgb(raster.Pixels[i], raster.Pixels[i + 1], raster.Pixels[i + 2]) == wanted ? 1 : 0;

        Assert.True(found > 20, $"{found} pixels of {color}");
    }

    [Fact]
    public void ToRaster_ABar_CoversTheAreaItShould()
    {
        // One bar over 76 % of the width of the plot and all of its height: the blue area follows from the layout.
        var figure = Figures.Bars(["a"], [1.0]) with { Width = 400, Height = 300 };
        var svg = System.Xml.Linq.XDocument.Parse(figure.ToSvg());
        var bar = svg.Descendants().Single(e => (string?)e.Attribute("fill") == "#0072b2");
        var (width, height) = ((double)bar.Attribute("width")!, (double)bar.Attribute("height")!);

        var raster = figure.ToRaster(3);

        var blue = 0.0;
        for (var i = 0; i < raster.Pixels.Length; i += 3)
            blue += raster.Pixels[i] == 0 && raster.Pixels[i + 1] == 0x72 ? 1 : 0;
        Assert.Equal(width * height * 9, blue, width * 9 * 2);
    }

    [Fact]
    public void ToRaster_TooLarge_SaysTheLimit()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Figures.Bars(["a"], [1.0]).ToRaster(1000));

        Assert.Contains("20000 pixels", error.Message, StringComparison.Ordinal);
    }
}
