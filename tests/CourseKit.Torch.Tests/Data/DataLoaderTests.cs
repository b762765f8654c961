using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Data;

/// <summary>Which batches a loader makes, in which order, and what becomes of their tensors.</summary>
[Collection(GlobalState.Name)]
public sealed class DataLoaderTests
{
    public static readonly TheoryData<long, int, bool, int, long> Sizes = new()
    {
        // examples, batch, drop_last, workers, batches
        { 10, 3, false, 1, 4 }, { 10, 3, true, 1, 3 }, { 10, 2, true, 3, 5 }, { 10, 10, false, 2, 1 }, { 10, 64, false, 1, 1 },
        { 10, 64, true, 4, 0 }, { 0, 4, true, 2, 0 }, { 1, 1, false, 16, 1 }, { 100, 7, false, 5, 15 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Batches_InOrder_HoldAllExamples(long examples, int batch, bool drop, int workers, long batches)
    {
        using var loader = utils.data.DataLoader(new Examples(examples), batch, num_worker: workers, drop_last: drop);

        for (var pass = 0; pass < 2; pass++)
        {
            var seen = new List<double>();
            var sizes = new List<long>();
            foreach (var b in loader)
            {
                Assert.Equal([b["label"].shape[0], 2], b["x"].shape);
                Assert.Equal(Values.Of(b["label"]), Values.Of(b["x"].select(1, 1)));
                sizes.Add(b["label"].shape[0]);
                seen.AddRange(Values.Of(b["label"]));
            }
            Assert.Equal(batches, sizes.Count);
            Assert.Equal(batches, loader.Count);
            Assert.Equal(Enumerable.Range(0, (int)(drop ? batches * batch : examples)).Select(i => (double)i), seen);
        }
    }

    [EmbeddedFact("TorchSharp counts one batch, and has none")]
    public void Count_OfNoExamples_IsNone()
    {
        using var loader = utils.data.DataLoader(new Examples(0), 4);

        Assert.Equal(0, loader.Count);
        Assert.Empty(loader);
    }

    [Fact]
    public void Properties_AreTheArguments()
    {
        var dataset = new Examples(5);
        long[] order = [4, 2];
        using var loader =
            new DataLoader(dataset, 2, order, CPU, num_worker: 0, drop_last: true, disposeBatch: false, disposeDataset: false);

        Assert.Same(dataset, loader.dataset);
        Assert.Same(order, loader.sampler);
        Assert.Equal((2, 1, true, false, false),
            (loader.batch_size, loader.num_workers, loader.drop_last, loader.DisposeBatch, loader.DisposeDataset));
        Assert.Equal(DeviceType.CPU, loader.Device.type);
        Assert.Equal([4, 2], Values.Of(loader.Single()["label"]));
    }

    [Fact]
    public void Shuffle_WithSeed_IsTheSameInEachPassAndOnEachMachine()
    {
        using var loader = utils.data.DataLoader(new Examples(10), 10, shuffle: true, seed: 1);

        double[] Pass() => Values.Of(loader.Select(b => b["label"].clone()).Single());

        // what .NET's Random of seed 1 gives by TorchSharp's formula: (next << 32 + next) % (i + 1) for i = 0 ... 9
        Assert.Equal(ByFormula(10, 1), Pass());
        Assert.Equal(ByFormula(10, 1), Pass());
        Assert.NotEqual(ByFormula(10, 2), Pass());
    }

    [EmbeddedFact("TorchSharp takes a seed from the clock")]
    public void Shuffle_WithoutSeed_FollowsManualSeedAndChangesEachPass()
    {
        using var loader = utils.data.DataLoader(new Examples(50), 50, shuffle: true, num_worker: 2);
        double[] Pass() => Values.Of(loader.Select(b => b["label"].clone()).Single());

        manual_seed(7);
        var (first, second) = (Pass(), Pass());
        manual_seed(7);

        Assert.Equal(first, Pass());
        Assert.Equal(second, Pass());
        Assert.NotEqual(first, second);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (double)i), first.Order());
    }

    [Fact]
    public void Shuffler_OfOwn_GivesExactlyItsExamples()
    {
        using var loader = utils.data.DataLoader(new Examples(100), 2, new long[] { 7, 3, 99, 7, 0 }, num_worker: 2);

        Assert.Equal([[7, 3], [99, 7], [0]], loader.Select(b => Values.Of(b["label"])));
    }

    [Fact]
    public void CollateFn_MakesTheBatch()
    {
        using var loader = new DataLoader<Dictionary<string, Tensor>, (Tensor Sum, int Count)>(
            new Examples(5), 2, (examples, _) => (examples.Select(e => e["x"]).Aggregate(zeros(2), (a, b) => a + b), examples.Count()));

        Assert.Equal([(1, 2), (5, 2), (4, 1)], loader.Select(b => (b.Sum[0].item<float>(), b.Count)));
    }

    [EmbeddedTheory("TorchSharp disposes of them with the examples")]
    [InlineData(1)]
    [InlineData(3)]
    public void CollateFn_ThatPassesExamplesOn_KeepsThemUntilTheNextBatch(int workers)
    {
        using var loader = new DataLoader<Dictionary<string, Tensor>, List<Tensor>>(
            new Examples(4), 2, (examples, _) => [.. examples.Select(e => e["x"])], num_worker: workers);
        List<Tensor>? last = null;

        foreach (var batch in loader)
        {
            Assert.All(batch, t => Assert.False(t.IsInvalid));
            if (last is not null) Assert.All(last, t => Assert.True(t.IsInvalid));
            last = batch;
        }
        Assert.All(last!, t => Assert.True(t.IsInvalid));
    }

    [Fact]
    public void Batch_WhenTheNextIsAskedFor_IsDisposedUnlessToldOtherwise()
    {
        using var disposing = utils.data.DataLoader(new Examples(4), 2);
        using var keeping = utils.data.DataLoader(new Examples(4), 2, disposeBatch: false);
        using (NewDisposeScope())
        {
            Assert.True(disposing.First()["x"].IsInvalid);
            var kept = keeping.First()["x"];
            Assert.False(kept.IsInvalid);
            Assert.Null(Record.Exception(() => kept.Dispose()));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Pass_LeavesNoTensorBehind(int workers)
    {
        using var loader = utils.data.DataLoader(new Examples(40), 3, num_worker: workers);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;

        foreach (var _ in loader)
        {
        }
        foreach (var _ in loader)
            break;

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dispose_DisposesTheDatasetUnlessToldOtherwise(bool dispose)
    {
        var dataset = new Examples(4);

        utils.data.DataLoader(dataset, 2, disposeDataset: dispose).Dispose();

        Assert.Equal(dispose, dataset.IsDisposed);
    }

    [EmbeddedFact("TorchSharp makes the loader")]
    public void Arguments_OutOfRange_AreNamed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => utils.data.DataLoader(new Examples(4), 0));
        Assert.Throws<ArgumentNullException>(() => utils.data.DataLoader((utils.data.Dataset)null!, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FisherYatesShuffler(-1));
    }

    private static IEnumerable<double> ByFormula(int count, int seed)
    {
        var random = new Random(seed);
        var order = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var other = (int)((((long)random.Next() << 32) + (uint)random.Next()) % (i + 1));
            order.Add(other == i ? i : order[other]);
            order[other] = i;
        }
        return order;
    }
}
