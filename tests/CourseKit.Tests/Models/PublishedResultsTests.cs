using CourseKit.Models;

namespace CourseKit.Tests.ModelTests;

public sealed class PublishedResultsTests
{
    [Fact]
    public void Rows_AreComplete_AndPlausible()
    {
        Assert.Equal(29, PublishedResults.Rows.Select(row => row.Method).Distinct().Count());
        Assert.All(PublishedResults.Rows, row =>
        {
            Assert.InRange(row.MillionParameters, 20, 1000);
            Assert.InRange(row.Top1, 70, 95);
            Assert.True(double.IsNaN(row.Top5) || row.Top5 > row.Top1, row.ToString());
            Assert.True(double.IsNaN(row.Real) || row.Real < 100, row.ToString());
        });
    }

    // What the kit's own networks have, to the rounding of the table.
    [Theory]
    [InlineData("ResNet-50", "resnet50")]
    [InlineData("ResNet-152", "resnet152")]
    public void Rows_NetworkOfTheKit_HasItsParameters(string method, string model)
    {
        var counted = Zoo.Models.Single(entry => entry.Name == model).Parameters / 1e6;

        Assert.Equal(PublishedResults.Rows.First(row => row.Method == method).MillionParameters, Math.Round(counted));
    }

    [Fact]
    public void Frontier_OfFour_KeepsTheBestOfEachSize()
    {
        PublishedResult Row(string name, double size, double top1) => new(name, size, "", top1, double.NaN, double.NaN);

        // "worse" is larger and less accurate than "small"; "same size" loses to "large" at its own size.
        var best = PublishedResults.Frontier([Row("large", 60, 80), Row("same size", 60, 79), Row("small", 20, 75), Row("worse", 30, 74)]);

        Assert.Equal(["small", "large"], best.Select(row => row.Method));
    }

    [Fact]
    public void Frontier_OfAll_NoRowBeatsItsRows_AndEveryOtherIsBeaten()
    {
        var best = PublishedResults.Frontier(PublishedResults.Rows);

        bool Beaten(PublishedResult row) => PublishedResults.Rows.Any(other => other != row
            && other.MillionParameters <= row.MillionParameters && other.Top1 >= row.Top1);
        Assert.DoesNotContain(best, Beaten);
        Assert.All(PublishedResults.Rows.Except(best), row => Assert.True(Beaten(row), row.Method));
    }

    [Fact]
    public void Frontier_Null_IsRefused() => Assert.Throws<ArgumentNullException>(() => PublishedResults.Frontier(null!));

    [Fact]
    public void Plot_NamesTheFrontier_AndEachKindOfData()
    {
        var svg = PublishedResults.Plot().ToSvg();

        Assert.All(PublishedResults.Frontier(PublishedResults.Rows), row => Assert.Contains(row.Method, svg, StringComparison.Ordinal));
        Assert.Contains("ImageNet alone", svg, StringComparison.Ordinal);
        Assert.Contains("300M unlabeled JFT", svg, StringComparison.Ordinal);
    }
}
