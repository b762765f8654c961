using CourseKit.Datasets;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.DatasetTests;

public sealed class ImageSetTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    // Three images of 2 channels, 1 row, 2 columns.
    private static ImageSet Small() => new([10, 20, 0, 0, 30, 40, 0, 255, 50, 60, 255, 255], [2, 0, 2], 2, 1, 2, Names);

    [Fact]
    public void Image_Index_GivesItsPixels()
    {
        Assert.Equal([30, 40, 0, 255], Small().Image(1).ToArray());
        Assert.Equal(0, Small().Label(1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Image_IndexOutOfRange_NamesTheRange(int index)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Small().Image(index).Length);

        Assert.Contains("0 to 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_LabelWithoutClass_NamesIndexAndValue()
    {
        var error = Assert.Throws<CourseKitException>(() => new ImageSet(new byte[4], [0, 1, 3, 0], 1, 1, 1, Names));

        Assert.Contains("Label 2 is 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_SizesThatDisagree_NamesThem()
    {
        var error = Assert.Throws<CourseKitException>(() => new ImageSet(new byte[5], [0, 1], 1, 2, 2, Names));

        Assert.Contains("5 pixel values", error.Message, StringComparison.Ordinal);
        Assert.Contains("2 images of 1×2×2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CountByClass_Labels_AreCounted() => Assert.Equal([1, 0, 2], Small().CountByClass());

    [Fact]
    public void Normalization_TwoChannels_MatchesTheSumsByHand()
    {
        var normalization = Normalization.Of(Small());

        // Channel 0: 10…60 in tens; channel 1: three zeros and three 255.
        Assert.Equal(35.0 / 255, normalization.Mean[0], 12);
        Assert.Equal(Math.Sqrt(1750.0 / 6) / 255, normalization.Deviation[0], 12);
        Assert.Equal(0.5, normalization.Mean[1], 12);
        Assert.Equal(0.5, normalization.Deviation[1], 12);
    }

    [Fact]
    public void Normalization_ConstantImages_HasDeviationOne() =>
        Assert.Equal(1, Normalization.Of(new ImageSet([7, 7, 7, 7], [0], 1, 2, 2, Names)).Deviation[0]);

    [Fact]
    public void Subset_AnyIndices_GivesThoseImagesInThatOrder() => Prop.ForAll(
        Gen.Choose(0, 2).ListOf().Where(list => list.Count > 0).ToArbitrary(),
        indices =>
        {
            var subset = Small().Subset([.. indices]);
            return subset.Count == indices.Count && indices.Index().All(pair =>
                subset.Label(pair.Index) == Small().Label(pair.Item) && subset.Image(pair.Index).SequenceEqual(Small().Image(pair.Item)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Take_MoreThanThereAre_GivesAll()
    {
        Assert.Equal(3, Small().Take(100).Count);
        Assert.Equal([2L, 0L], Small().Take(2).Labels.ToArray());
    }
}
