using System.Security.Cryptography;
using CourseKit.Datasets;
using CourseKit.Datasets.Generated;
using Kit = CourseKit.Datasets.Datasets;

namespace CourseKit.Tests.DatasetTests;

public sealed class DigitsTests
{
    private const int Pixels = 28 * 28;
    private static readonly Lazy<ImageDataset> Set = new(() => Kit.Digits(train: 4000, test: 1000));

    [Fact]
    public void Digits_DefaultSeed_HasTheManifestsChecksum()
    {
        var generator = Assert.IsType<DatasetGenerator>(Kit.Manifest("digits").Generator);

        var first = Set.Value.Train.Take(generator.ChecksumOfFirst);

        Assert.Equal(Kit.DigitsSeed, generator.Seed);
        Assert.Equal(generator.Sha256, Convert.ToHexStringLower(SHA256.HashData(first.Pixels.Span)));
    }

    [Fact]
    public void Digits_FewerImages_AreTheFirstOnesOfMore()
    {
        var few = Kit.Digits(train: 300, test: 7);

        Assert.True(few.Train.Pixels.Span.SequenceEqual(Set.Value.Train.Take(300).Pixels.Span));
        Assert.Equal(few.Test.Labels.ToArray(), Set.Value.Test.Take(7).Labels.ToArray());
    }

    [Fact]
    public void Digits_OneThread_MakesTheSameBits()
    {
        var images = new byte[500 * Pixels];
        var writer = new GlyphWriter();
        for (var i = 499; i >= 0; i--)
        {
            var random = new SampleRandom(1, (uint)i);
            writer.Write(DigitSkeletons.Forms[random.NextInt(10)], ref random, images.AsSpan(i * Pixels, Pixels));
        }

        Assert.True(Set.Value.Train.Take(500).Pixels.Span.SequenceEqual(images));
    }

    [Fact]
    public void Digits_OtherSeedOrHalf_AreOtherImages()
    {
        var other = Kit.Digits(train: 100, test: 100, seed: 2);

        Assert.False(other.Train.Pixels.Span.SequenceEqual(Set.Value.Train.Take(100).Pixels.Span));
        Assert.False(Set.Value.Test.Take(100).Pixels.Span.SequenceEqual(Set.Value.Train.Take(100).Pixels.Span));
    }

    [Fact]
    public void Digits_Statistics_AreLikeThoseOfRealScans()
    {
        // MNIST's training images: mean 0.1307, deviation 0.3081.
        Assert.InRange(Set.Value.Normalization.Mean[0], 0.12, 0.145);
        Assert.InRange(Set.Value.Normalization.Deviation[0], 0.295, 0.325);
    }

    [Fact]
    public void Digits_Classes_AreAboutEquallyFrequent() =>
        Assert.All(Set.Value.Train.CountByClass(), count => Assert.InRange(count, 320, 480));

    [Fact]
    public void Digits_EveryImage_IsCentredByMassAndLeavesAMargin()
    {
        for (var n = 0; n < Set.Value.Train.Count; n++)
        {
            var image = Set.Value.Train.Image(n);
            double mass = 0, x = 0, y = 0;
            for (var i = 0; i < Pixels; i++)
            {
                mass += image[i];
                x += image[i] * (i % 28 + 0.5);
                y += image[i] * (i / 28 + 0.5);
            }

            Assert.InRange(mass / 255, 12, 330);
            Assert.InRange(x / mass, 12.3, 15.7);
            Assert.InRange(y / mass, 12.3, 15.7);
        }
    }

    [Fact]
    public void Digits_NoTwoImages_AreAlike()
    {
        var hashes = new HashSet<string>();
        for (var n = 0; n < Set.Value.Train.Count; n++)
            Assert.True(hashes.Add(Convert.ToHexString(SHA256.HashData(Set.Value.Train.Image(n)))), $"image {n} repeats an earlier one");
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 0)]
    [InlineData(60_001, 10)]
    [InlineData(10, 10_001)]
    public void Digits_CountOutOfRange_NamesIt(int train, int test) =>
        Assert.Contains("must be 1 to", Assert.Throws<CourseKitException>(() => Kit.Digits(train, test)).Message, StringComparison.Ordinal);

    [Fact]
    public void Canvas_Capsule_IsDarkOutsideAndFullInside()
    {
        var canvas = new GlyphCanvas();
        canvas.Clear();
        canvas.Draw(6f, 14f, 2f, 22f, 14f, 2f, reach: 1f);

        for (var y = 0; y < 28; y++)
        {
            for (var x = 0; x < 28; x++)
            {
                // The distance from the pixel's centre to the segment (6, 14)-(22, 14), by geometry.
                var (px, py) = (x + 0.5, y + 0.5);
                var distance = Math.Sqrt(Math.Pow(px - Math.Clamp(px, 6, 22), 2) + Math.Pow(py - 14, 2));
                Assert.Equal(Math.Clamp(0.5 + 2 - distance, 0, 1), canvas.Coverage(x, y, softness: 1f), 1e-4);
            }
        }
    }

    [Fact]
    public void SampleRandom_Streams_AreUniformAndUnrelated()
    {
        double sum = 0, product = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b) = (new SampleRandom(1, (ulong)i), new SampleRandom(1, (ulong)i + 1));
            var (u, v) = (a.NextFloat() - 0.5, b.NextFloat() - 0.5);
            sum += u;
            product += u * v;
        }

        // Five standard errors of a uniform number's mean, and of the product of two.
        Assert.InRange(sum / 20_000, -0.0103, 0.0103);
        Assert.InRange(product / 20_000, -0.003, 0.003);
    }
}
