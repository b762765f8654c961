using System.Security.Cryptography;
using CourseKit.Datasets;
using Kit = CourseKit.Datasets.Datasets;

namespace CourseKit.Tests.DatasetTests;

public sealed class LettersTests
{
    private static readonly Lazy<ImageDataset> Set = new(() => Kit.Letters(train: 5200, test: 520));

    [Fact]
    public void Letters_DefaultSeed_HasTheManifestsChecksum()
    {
        var generator = Assert.IsType<DatasetGenerator>(Kit.Manifest("letters").Generator);

        Assert.Equal(generator.Sha256,
            Convert.ToHexStringLower(SHA256.HashData(Set.Value.Train.Take(generator.ChecksumOfFirst).Pixels.Span)));
    }

    [Fact]
    public void Letters_Classes_AreTheAlphabetAndAboutEquallyFrequent()
    {
        Assert.Equal("ABCDEFGHIJKLMNOPQRSTUVWXYZ", string.Concat(Set.Value.ClassNames));
        // 200 of each are expected; five deviations are 70.
        Assert.All(Set.Value.Train.CountByClass(), count => Assert.InRange(count, 130, 270));
    }

    [Fact]
    public void Letters_NearestMeanOfAClass_TellsMostOfThem()
    {
        // Unlike noise, letters of a class look alike: the nearest of 26 mean images is right far more often than 1 in 26.
        var (train, test) = (Set.Value.Train, Set.Value.Test);
        var means = Enumerable.Range(0, 26).Select(k => Mean(train, k)).ToArray();

        var right = Enumerable.Range(0, test.Count).Count(i =>
        {
            var image = test.Image(i).ToArray();
            return Array.IndexOf(means, means.MinBy(mean => mean.Zip(image, (a, b) => (a - b) * (a - b)).Sum())) == test.Label(i);
        });

        Assert.InRange(right / (double)test.Count, 0.55, 0.97);
    }

    private static double[] Mean(ImageSet set, int label)
    {
        var (sum, count) = (new double[set.PixelsPerImage], 0);
        for (var i = 0; i < set.Count; i++)
        {
            if (set.Label(i) != label)
                continue;
            count++;
            for (var p = 0; p < sum.Length; p++)
                sum[p] += set.Image(i)[p];
        }
        return [.. sum.Select(value => value / count)];
    }
}
