using CourseKit.Datasets;
using FsCheck;
using FsCheck.Fluent;
using TorchSharp;

namespace CourseKit.Tests.DatasetTests;

public sealed class BatchLoaderTests
{
    // One rounding of the product and one of the sum, of numbers below 8.
    private const double FloatTolerance = 2e-6;

    private static readonly string[] Names = ["a", "b", "c"];

    [Fact]
    public void Load_TwoChannels_NormalisesEachByItsOwnStatistics()
    {
        var set = new ImageSet([10, 20, 0, 255, 30, 40, 255, 0], [2, 1], 2, 1, 2, Names);
        var loader = new BatchLoader(set, 2, new Normalization([0.1, 0.5], [0.2, 0.25]));

        var (x, y) = loader.Load(0);

        Assert.Equal([2L, 2L, 1L, 2L], x.shape);
        Assert.Equal([2L, 1L], y.data<long>().ToArray());
        double[] first = [.. new[] { 10, 20, 30, 40 }.Select(pixel => (pixel / 255.0 - 0.1) / 0.2)];
        double[] expected = [first[0], first[1], -2, 2, first[2], first[3], 2, -2];
        var actual = x.data<float>().ToArray();
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], FloatTolerance);
    }

    [Fact]
    public void Normalise_EveryLengthAndValue_AgreesWithThePlainFormula()
    {
        var pixels = Enumerable.Range(0, 259).Select(i => (byte)i).ToArray();
        for (var length = 0; length <= pixels.Length; length++)
        {
            var inputs = new float[length];

            BatchLoader.Normalise(pixels.AsSpan(0, length), 0.0127f, -0.424f, inputs);

            // Exact: the same two roundings.
            Assert.Equal(pixels.Take(length).Select(pixel => pixel * 0.0127f + -0.424f), inputs);
        }
    }

    [Fact]
    public void Load_TrainingHalf_HasMeanZeroAndDeviationOne()
    {
        var data = Datasets.Datasets.Digits(train: 500, test: 10);

        var x = new BatchLoader(data.Train, 500, data.Normalization).Load(0).x.data<float>().ToArray();

        Assert.Equal(0, x.Average(value => (double)value), 1e-4);
        Assert.Equal(1, x.Average(value => (double)value * value), 1e-4);
    }

    [Fact]
    public void Shuffle_AnySizes_SeesEveryImageOnce() => Prop.ForAll(
        Gen.Choose(1, 50).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(1, 1000).ToArbitrary(), (count, batchSize, seed) =>
        {
            var set = new ImageSet([.. Enumerable.Range(0, count).Select(i => (byte)i)], new long[count], 1, 1, 1, Names);
            var loader = new BatchLoader(set, batchSize, new Normalization([0], [1.0 / 255]));
            loader.Shuffle(seed, 1);
            var seen = loader.SelectMany(batch => batch.x.data<float>().ToArray()).Select(value => (int)Math.Round(value)).ToList();
            return seen.Count == count && seen.Order().SequenceEqual(Enumerable.Range(0, count));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shuffle_SameSeedAndEpoch_GivesTheSameOrderWhateverWasBefore()
    {
        var set = new ImageSet([.. Enumerable.Range(0, 100).Select(i => (byte)i)], new long[100], 1, 1, 1, Names);
        var loader = new BatchLoader(set, 100, Normalization.None(1));
        float[] Order(long seed, int epoch)
        {
            loader.Shuffle(seed, epoch);
            return loader.Load(0).x.data<float>().ToArray();
        }

        var first = Order(3, 1);

        Assert.NotEqual(first, Order(3, 2));
        Assert.NotEqual(first, Order(4, 1));
        Assert.Equal(first, Order(3, 1));
    }

    [Fact]
    public void Enumerate_NextBatch_DisposesOfTheOneBefore()
    {
        var set = new ImageSet(new byte[4], new long[4], 1, 1, 1, Names);
        var held = new List<torch.Tensor>();

        foreach (var (x, _) in new BatchLoader(set, 2, Normalization.None(1)))
            held.Add(x);

        Assert.All(held, x => Assert.True(x.IsInvalid));
    }

    [Fact]
    public void Constructor_NormalisationOfOtherChannels_SaysSo()
    {
        var set = new ImageSet(new byte[4], new long[4], 1, 1, 1, Names);

        var error = Assert.Throws<CourseKitException>(() => new BatchLoader(set, 2, Normalization.None(3)));

        Assert.Contains("3 channels", error.Message, StringComparison.Ordinal);
    }
}
