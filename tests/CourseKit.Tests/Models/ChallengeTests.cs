using CourseKit.Models;

namespace CourseKit.Tests.ModelTests;

public sealed class ChallengeTests
{
    [Fact]
    public void Images_AddUpToWhatIsPublished() => Assert.Equal(1_431_167, Challenge.Images.Sum(part => part.Images));

    [Fact]
    public void Entries_BestOfEachYear_Falls()
    {
        double[] best = [.. Challenge.Entries.GroupBy(entry => entry.Year).Select(year => year.Min(entry => entry.Top5Error))];

        Assert.Equal(6, best.Length);
        Assert.Equal(best.OrderDescending(), best);
        Assert.Equal(best.Length, best.Distinct().Count());
    }

    [Fact]
    public void Entries_FromAlexNetOn_HaveLayers_AndMoreEachTime()
    {
        int[] layers = [.. Challenge.Entries.Where(entry => entry.Year >= 2012).Select(entry => entry.Layers)];

        Assert.Equal([8, 8, 19, 22, 152], layers);
        Assert.All(Challenge.Entries.Where(entry => entry.Year < 2012), entry => Assert.Equal(0, entry.Layers));
    }

    [Fact]
    public void DataSets_HaveTheClassesOfTheirNames()
    {
        int Classes(string name) => Challenge.DataSets.Single(set => set.Name == name).Classes;

        Assert.Equal((101, 256, 10, Challenge.Classes),
            (Classes("Caltech-101"), Classes("Caltech-256"), Classes("CIFAR-10"), Classes("ILSVRC")));
        Assert.Equal(Challenge.Images.Sum(part => part.Images), Challenge.DataSets.Single(set => set.Name == "ILSVRC").Images);
    }

    [Fact]
    public void Plot_NamesEveryEntry()
    {
        var svg = Challenge.Plot().ToSvg();

        Assert.All(Challenge.Entries, entry => Assert.Contains(entry.Name, svg, StringComparison.Ordinal));
        Assert.Contains("152 layers", svg, StringComparison.Ordinal);
    }
}
