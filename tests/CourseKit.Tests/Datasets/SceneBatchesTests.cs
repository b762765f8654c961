using CourseKit.Datasets;
using static TorchSharp.torch;

namespace CourseKit.Tests.DatasetTests;

public sealed class SceneBatchesTests
{
    // Two images of 2 rows and 4 columns; the object of the first is its right half, of the second one pixel.
    private static readonly ImageSet Set = new(
        [.. Enumerable.Range(0, 16).Select(i => (byte)i)], [1, 0], 1, 2, 4, ["a", "b"],
        masks: new byte[] { 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0 });

    [Fact]
    public void Of_KnownMasks_GivesClassesOfPixelsAndBoxesByHand()
    {
        using var scope = NewDisposeScope();

        var batch = SceneBatches.Of(Set, new Normalization([0], [1.0 / 255]));

        Assert.Equal([0, 0, 2, 2, 0, 0, 2, 2, 0, 0, 0, 0, 1, 0, 0, 0], batch.Masks.data<long>().ToArray());
        Assert.Equal([0.75f, 0.5f, 0.5f, 1, 0.125f, 0.75f, 0.25f, 0.5f], batch.Boxes.data<float>().ToArray());
        Assert.Equal([1, 0], batch.Labels.data<long>().ToArray());
        Assert.Equal([2L, 1, 2, 4], batch.X.shape);
        Assert.Equal(7, batch.X[0, 0, 1, 3].item<float>(), 1e-5);
    }

    [Fact]
    public void Pixels_OfShares_GivesTheBoxBack()
    {
        var box = new PixelBox(3, 5, 7, 2);

        Assert.Equal(box, SceneBatches.Pixels(SceneBatches.Shares(box, 32, 16), 32, 16));
        Assert.Equal(new PixelBox(0, 0, 32, 16), SceneBatches.Pixels([0.5f, 0.5f, 3, 3], 32, 16));     // cut at the border
    }

    [Fact]
    public void Load_Steps_ShowEveryImageOncePerPassInAnotherOrder()
    {
        using var scope = NewDisposeScope();
        var scenes = Datasets.Datasets.Objects(train: 64, test: 10);
        var batches = new SceneBatches(scenes.Train, 16, scenes.Normalization, seed: 3);

        long[] Pass(int pass) => [.. Enumerable.Range(0, 4).SelectMany(i => batches.Load((4 * pass) + i).Labels.data<long>().ToArray())];

        Assert.Equal(4, batches.Count);
        Assert.Equal(scenes.Train.Labels.ToArray().Order(), Pass(0).Order());
        Assert.NotEqual(Pass(0), Pass(1));
        Assert.Equal(Pass(0), Pass(0));
    }

    [Fact]
    public void Of_SetWithoutMasks_SaysWhereToFindThem()
    {
        var error = Assert.Throws<CourseKitException>(
            () => new SceneBatches(Datasets.Datasets.Digits(20, 10).Train, 4, Normalization.None(1)));

        Assert.Contains("Datasets.Objects()", error.Message, StringComparison.Ordinal);
    }
}
