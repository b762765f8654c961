using CourseKit.Datasets;

namespace CourseKit.Tests.DatasetTests;

public sealed class PartsTests
{
    // Image i is the one pixel i; classes of 50, 30 and 20 images.
    private static readonly ImageSet Set = new(
        [.. Enumerable.Range(0, 100).Select(i => (byte)i)], [.. Enumerable.Range(0, 100).Select(i => i < 50 ? 0L : i < 80 ? 1 : 2)], 1, 1,
        1, ["a", "b", "c"]);

    [Fact]
    public void Split_SixtyTwentyTwenty_SharesEveryImageOnce()
    {
        var (train, validation, test) = Set.Split();

        Assert.Equal((60, 20, 20), (train.Count, validation.Count, test.Count));
        Assert.Equal(Enumerable.Range(0, 100), Ids(train).Concat(Ids(validation)).Concat(Ids(test)).Order());
        Assert.Equal([30, 18, 12], train.CountByClass());
        Assert.Equal([10, 6, 4], test.CountByClass());
        Assert.Equal(Ids(train), Ids(Set.Split().Train));
        Assert.NotEqual(Ids(train), Ids(Set.Split(seed: 2).Train));
    }

    [Fact]
    public void Split_NotStratified_KeepsTheSizes()
    {
        var (train, validation, test) = Set.Split(stratified: false);

        Assert.Equal((60, 20, 20), (train.Count, validation.Count, test.Count));
        Assert.Equal(Enumerable.Range(0, 100), Ids(train).Concat(Ids(validation)).Concat(Ids(test)).Order());
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(7, true)]
    [InlineData(7, false)]
    public void Folds_K_JudgeByEveryImageOnce(int k, bool stratified)
    {
        var folds = Set.Folds(k, stratified: stratified);

        Assert.Equal(k, folds.Count);
        Assert.Equal(Enumerable.Range(0, 100), folds.SelectMany(fold => Ids(fold.Validation)).Order());
        Assert.All(folds, fold =>
        {
            Assert.Equal(Enumerable.Range(0, 100), Ids(fold.Train).Concat(Ids(fold.Validation)).Order());
            Assert.InRange(fold.Validation.Count, 100 / k, 100 / k + 1);
            if (stratified)
                Assert.InRange(fold.Validation.CountByClass()[2], 20 / k, 20 / k + 1);
        });
    }

    [Fact]
    public void PerClass_Count_TakesTheFirstOfEach()
    {
        Assert.Equal([0, 1, 50, 51, 80, 81], Ids(Set.PerClass(2)));
        Assert.Contains("\"c\" has 20 images", Assert.Throws<CourseKitException>(() => Set.PerClass(21)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shuffled_Seed_IsAPermutation()
    {
        Assert.Equal(Enumerable.Range(0, 100), Ids(Set.Shuffled(1)).Order());
        Assert.NotEqual(Enumerable.Range(0, 100), Ids(Set.Shuffled(1)));
    }

    [Fact]
    public void PermutePixels_Images_MoveAllAlikeAndLoseNothing()
    {
        // Two channels with the same ramp, and its negative as the second image.
        byte[] ramp = [.. Enumerable.Range(0, 20).Select(i => (byte)i)];
        byte[] negative = [.. ramp.Select(value => (byte)(255 - value))];
        var moved = new ImageSet([.. ramp, .. ramp, .. negative, .. negative], [0, 0], 2, 4, 5, ["a"]).PermutePixels(seed: 3);

        var first = moved.Image(0).ToArray();
        Assert.Equal(ramp, first[..20].Order());
        Assert.NotEqual(ramp, first[..20]);
        Assert.Equal(first[..20], first[20..]);
        Assert.Equal(first.Select(value => (byte)(255 - value)), moved.Image(1).ToArray());
    }

    [Theory]
    [InlineData(0.8, 0.2)]
    [InlineData(0, 0.2)]
    public void Split_SharesThatLeaveNothing_AreRefused(double train, double validation) =>
        Assert.Contains("three parts", Assert.Throws<CourseKitException>(() => Set.Split(train, validation)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Folds_TooMany_AreRefused() =>
        Assert.Contains("2 to 100 folds", Assert.Throws<CourseKitException>(() => Set.Folds(101)).Message, StringComparison.Ordinal);

    private static IEnumerable<int> Ids(ImageSet set) => set.Pixels.ToArray().Select(value => (int)value);
}
