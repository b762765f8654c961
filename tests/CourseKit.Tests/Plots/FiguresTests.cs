using CourseKit.Plots;

namespace CourseKit.Tests.Plots;

public sealed class FiguresTests
{
    [Fact]
    public void ImageGrid_BytesThatAreNoWholeImages_SaysSo()
    {
        var error = Assert.Throws<ArgumentException>(() => Figures.ImageGrid(new byte[785], 1, 28, 28));

        Assert.Contains("784 bytes each, but 785 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ImageGrid_TooFewLabels_SaysHowMany()
    {
        var error = Assert.Throws<ArgumentException>(() => Figures.ImageGrid(new byte[8], 1, 2, 2, labels: [1]));

        Assert.Contains("2 images need 2 labels, got 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ImageGrid_ClassWithoutName_SaysWhich()
    {
        var error = Assert.Throws<ArgumentException>(() => Figures.ImageGrid(new byte[8], 1, 2, 2, [0, 2], classNames: ["cat", "dog"]));

        Assert.Contains("Image 1 is of class 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ImageGrid_LabelsAndPredictions_JudgesEachPicture()
    {
        var figure = Figures.ImageGrid(new byte[12], 1, 2, 2, [0, 1, 1], [0, 0, 1], ["cat", "dog"]);

        var pictures = Assert.IsType<ImageGridTrace>(figure.Panels[0].Traces[0]).Pictures;
        Assert.Equal(
            [("cat", "cat", true), ("dog", "cat", false), ("dog", "dog", true)],
            pictures.Select(p => (p.Caption, p.Verdict, p.Right!.Value)));
    }

    [Theory]
    [InlineData(2, 3, 0)]
    [InlineData(2, 2, -1)]
    public void ConfusionMatrix_NotSquareOrNegative_Throws(int rows, int columns, int count)
    {
        var counts = new int[rows, columns];
        counts[0, 0] = count;

        Assert.Throws<ArgumentException>(() => Figures.ConfusionMatrix(counts));
    }

    [Fact]
    public void Bars_OtherNumberOfValues_NamesTheSeries()
    {
        var error = Assert.Throws<ArgumentException>(() => Figures.Bars(["a", "b"], [("digits", [1.0])]));

        Assert.Contains("2 names and 1 values in 'digits'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_OtherLengthThanX_Throws()
    {
        Assert.Throws<ArgumentException>(() => Figures.Lines("", [1, 2, 3], "", "", ("a", [1, 2])));
    }

    [Fact]
    public void Curves_ListsThatGrowAfterwards_StayAsTheyWere()
    {
        var loss = new List<double> { 2, 1 };
        var figure = Figures.Curves(loss, [], [], []);
        var before = figure.ToSvg();

        loss.Add(0.5);

        Assert.Equal(before, figure.ToSvg());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(1e9)]
    public void Figure_SenselessWidth_Throws(double width)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Figure { Width = width });
    }

    [Fact]
    public void Figure_GivenSize_IsKept()
    {
        var svg = (Figures.Bars(["a"], [1.0]) with { Width = 300, Height = 200 }).ToSvg();

        Assert.Contains("width=\"300\" height=\"200\" viewBox=\"0 0 300 200\"", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Grid_ManyRowsOfMaps_SmallerCellsSoThatTheLettersStayReadable()
    {
        Figure Maps(int count) => Figures.Grid(4, [.. Enumerable.Range(0, count).Select(_ =>
            Figures.Heatmap(new double[21, 21], "map", texts: false, colorBar: false))]);

        var (row, grid) = (Cell(Maps(4)), Cell(Maps(16)));

        Assert.True(grid < row);
        Assert.True(4 * 21 * grid < 700);

        static double Cell(Figure figure) => ((HeatmapTrace)figure.Panels[0].Traces[0]).CellSize;
    }

    [Theory]
    [InlineData("0072b2")]
    [InlineData("#0072b")]
    [InlineData("#00 2b2")]
    [InlineData("red")]
    public void Rgb_NotAColour_SaysHowToWriteOne(string text)
    {
        var error = Assert.Throws<FormatException>(() => Rgb.Parse(text));

        Assert.Contains("#rrggbb", error.Message, StringComparison.Ordinal);
    }
}
