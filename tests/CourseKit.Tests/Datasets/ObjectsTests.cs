using System.Security.Cryptography;
using CourseKit.Datasets;
using CourseKit.Datasets.Generated;
using CourseKit.Datasets.Generated.Scenes;
using Kit = CourseKit.Datasets.Datasets;

namespace CourseKit.Tests.DatasetTests;

public sealed class ObjectsTests
{
    private const int Area = 32 * 32;
    private static readonly Lazy<ImageDataset> Set = new(() => Kit.Objects(train: 3000, test: 500));

    [Fact]
    public void Objects_DefaultSeed_HasTheManifestsChecksum()
    {
        var generator = Assert.IsType<DatasetGenerator>(Kit.Manifest("objects").Generator);

        Assert.Equal(generator.Sha256,
            Convert.ToHexStringLower(SHA256.HashData(Set.Value.Train.Take(generator.ChecksumOfFirst).Pixels.Span)));
    }

    [Fact]
    public void Objects_OneThreadBackwards_MakesTheSameBits()
    {
        var (images, masks) = (new byte[200 * 3 * Area], new byte[200 * Area]);
        var writer = new SceneWriter();
        for (var i = 199; i >= 0; i--)
        {
            var random = new SampleRandom(1, (uint)i);
            var label = random.NextInt(10);
            Assert.Equal(label, Set.Value.Train.Label(i));
            writer.Write(label, ref random, images.AsSpan(i * 3 * Area, 3 * Area), masks.AsSpan(i * Area, Area));
        }

        Assert.True(Set.Value.Train.Take(200).Pixels.Span.SequenceEqual(images));
        for (var i = 0; i < 200; i++)
            Assert.True(Set.Value.Train.Mask(i).SequenceEqual(masks.AsSpan(i * Area, Area)));
    }

    [Fact]
    public void Objects_EveryMask_ShowsAnObjectAndFillsItsBox()
    {
        for (var i = 0; i < Set.Value.Train.Count; i++)
        {
            var (mask, box) = (Set.Value.Train.Mask(i).ToArray(), Set.Value.Train.Box(i));

            Assert.InRange(mask.Count(value => value == 1), 25, 600);
            Assert.InRange(box.Width, 6, 32);
            Assert.InRange(box.Height, 6, 32);
            for (var p = 0; p < Area; p++)
                Assert.True(mask[p] == 0
                    || (p % 32 >= box.X && p % 32 < box.X + box.Width && p / 32 >= box.Y && p / 32 < box.Y + box.Height));
        }
    }

    [Fact]
    public void Objects_ColourAlone_DoesNotTellTheClass()
    {
        // The class whose mean object colour is nearest: were colour a hint, this would beat chance, 10 %.
        var (train, test) = (Set.Value.Train, Set.Value.Test);
        var means = new double[10][];
        for (var k = 0; k < 10; k++)
        {
            var members = Enumerable.Range(0, train.Count).Where(i => train.Label(i) == k).Select(i => ObjectColour(train, i)).ToArray();
            means[k] = [.. Enumerable.Range(0, 3).Select(c => members.Average(colour => colour[c]))];
        }

        var right = Enumerable.Range(0, test.Count).Count(i =>
        {
            var colour = ObjectColour(test, i);
            return Array.IndexOf(means, means.MinBy(mean => mean.Zip(colour, (a, b) => (a - b) * (a - b)).Sum())) == test.Label(i);
        });

        // Chance is 50 of 500; four deviations of that count are 27.
        Assert.InRange(right, 0, 77);
    }

    [Fact]
    public void Objects_Classes_AreAboutEquallyFrequent() =>
        Assert.All(Set.Value.Train.CountByClass(), count => Assert.InRange(count, 230, 370));

    [Fact]
    public void Objects_OtherSeedOrHalf_AreOtherScenes()
    {
        Assert.False(Kit.Objects(50, 1, seed: 2).Train.Pixels.Span.SequenceEqual(Set.Value.Train.Take(50).Pixels.Span));
        Assert.False(Set.Value.Test.Take(50).Pixels.Span.SequenceEqual(Set.Value.Train.Take(50).Pixels.Span));
    }

    [Fact]
    public void Get_Counts_MakesTheFirstScenesOnly()
    {
        var few = Kit.Get("objects", train: 20, test: 3);

        Assert.Equal((20, 3), (few.Train.Count, few.Test.Count));
        Assert.True(few.Train.Pixels.Span.SequenceEqual(Set.Value.Train.Take(20).Pixels.Span));
    }

    [Fact]
    public void Subset_OfScenes_KeepsTheirMasks()
    {
        var part = Set.Value.Train.Subset([5, 2]);

        Assert.True(part.Mask(0).SequenceEqual(Set.Value.Train.Mask(5)));
        Assert.Equal(Set.Value.Train.Box(2), part.Box(1));
    }

    [Fact]
    public void Mask_SetWithout_SaysWhichSetHas() => Assert.Contains(
        "no masks", Assert.Throws<CourseKitException>(() => Kit.Digits(1, 1).Train.Mask(0).Length).Message, StringComparison.Ordinal);

    [Fact]
    public void Canvas_Frame_IsFilledBetweenItsSquares()
    {
        var canvas = new PolygonCanvas();
        canvas.Draw(ObjectShapes.Objects[3], new(10, 0, 0, 10, 16, 16), softness: 1f);

        // Outer half side 8.6, inner 4.6 about (16, 16), by geometry; away from corners the edge is half a pixel each way.
        for (var x = 0; x < 32; x++)
        {
            var distance = Math.Abs(x + 0.5 - 16);
            Assert.Equal(Math.Clamp(0.5 + Math.Min(8.6 - distance, distance - 4.6), 0, 1), canvas.Coverage[16 * 32 + x], 1e-4);
        }
    }

    [Theory]
    [InlineData(0, 0, 4, 4, 2, 2, 4, 4, 4.0 / 28)]
    [InlineData(0, 0, 4, 4, 0, 0, 4, 4, 1.0)]
    [InlineData(0, 0, 4, 4, 4, 0, 4, 4, 0.0)]
    public void IntersectionOverUnion_Boxes_ByHand(int x, int y, int w, int h, int x2, int y2, int w2, int h2, double expected) =>
        Assert.Equal(expected, new PixelBox(x, y, w, h).IntersectionOverUnion(new PixelBox(x2, y2, w2, h2)), 1e-12);

    private static double[] ObjectColour(ImageSet set, int index)
    {
        var image = set.Image(index);
        var mask = set.Mask(index);
        var (colour, count) = (new double[3], 0);
        for (var p = 0; p < Area; p++)
        {
            if (mask[p] == 0)
                continue;
            count++;
            for (var c = 0; c < 3; c++)
                colour[c] += image[c * Area + p];
        }
        return [.. colour.Select(sum => sum / count)];
    }
}
