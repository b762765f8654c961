using CourseKit.Datasets;
using CourseKit.Images;
using CourseKit.Tests.Plots;
using Kit = CourseKit.Datasets.Datasets;

namespace CourseKit.Tests.DatasetTests;

/// <summary>The ways to look at a set: from files, as planes, as bars, with masks.</summary>
public sealed class SetViewsTests
{
    [Fact]
    public void FashionMnist_Folder_HasTheClassesOfItsPage()
    {
        using var folder = new TemporaryFolder();
        foreach (var (half, count) in new[] { ("train", 4), ("t10k", 2) })
        {
            var pixels = Enumerable.Range(0, count * 784).Select(i => (byte)i).ToArray();
            folder.Write($"{half}-images-idx3-ubyte", IdxBytes.Images(count, 28, 28, pixels));
            folder.Write($"{half}-labels-idx1-ubyte", IdxBytes.Labels([.. Enumerable.Range(6, count).Select(i => (byte)i)]));
        }

        var data = Kit.FashionMnist(folder.Path);

        Assert.Equal(("fashion-mnist", 4, 2), (data.Name, data.Train.Count, data.Test.Count));
        Assert.Equal(["shirt", "sneaker", "bag", "ankle boot"], data.Train.Labels.ToArray().Select(label => data.ClassNames[(int)label]));
        Assert.Equal(Path.Combine(CourseEnvironment.Current.DataFolder, "fashion-mnist"), Kit.Home("fashion-mnist"));
    }

    [Fact]
    public void ToPlanes_InterleavedColours_ComeApart() =>
        Assert.Equal([1, 4, 2, 5, 3, 6], new PixelImage([1, 2, 3, 4, 5, 6], 2, 1, 3).ToPlanes());

    [Fact]
    public void ShowBalance_UnevenClasses_AreBarsOfTheirCounts()
    {
        var set = new ImageSet([1, 2, 3, 4, 5], [0, 1, 1, 1, 1], 1, 1, 1, ["cat", "dog"]);

        var texts = SvgTexts.Read(set.ShowBalance().ToSvg()).Select(text => text.Text).ToList();

        Assert.Equal([1, 4], set.CountByClass());
        Assert.Contains("cat", texts);
        Assert.Contains("4", texts);
    }

    [Fact]
    public void HasMasks_ObjectsOnly_SurviveTakingAndSplitting()
    {
        var scenes = Kit.Objects(train: 60, test: 10);

        Assert.True(scenes.Train.HasMasks);
        Assert.False(Kit.Digits(10, 10).Train.HasMasks);
        var (train, validation, _) = scenes.Train.Split();
        Assert.True(train.HasMasks && validation.HasMasks);
        Assert.Equal(scenes.Train.Mask(7).ToArray(), scenes.Train.Subset([7]).Mask(0).ToArray());
    }
}
