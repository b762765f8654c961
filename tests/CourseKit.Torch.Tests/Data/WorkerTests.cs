using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Data;

/// <summary>Batches made ahead by several workers.</summary>
[Collection(GlobalState.Name)]
public sealed class WorkerTests
{
    [EmbeddedFact("TorchSharp's workers share one batch")]
    public void Workers_WhileTheConsumerWaits_MakeTheNextBatches()
    {
        var dataset = new Examples(100);
        using var loader = utils.data.DataLoader(dataset, 10, num_worker: 3);
        using var batches = loader.GetEnumerator();

        Assert.True(batches.MoveNext());
        SpinWait.SpinUntil(() => dataset.Asked >= 30, TimeSpan.FromSeconds(30));

        Assert.Equal(30, dataset.Asked);        // one in hand, two ahead, and none beyond
        Assert.Equal(0, batches.Current["label"][0].item<long>());
    }

    [EmbeddedTheory("TorchSharp wraps it in an AggregateException")]
    [InlineData(1)]
    [InlineData(4)]
    public void Exception_InADataset_ReachesTheConsumerAtItsBatch(int workers)
    {
        using var loader = utils.data.DataLoader(new Examples(20, failing: 13), 5, num_worker: workers);
        var batches = 0;

        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var _ in loader)
                batches++;
        });

        Assert.Equal("example 13 cannot be read", error.Message);
        Assert.Equal(2, batches);
    }

    [Fact]
    public void Break_WaitsForTheWorkersAndDisposesWhatTheyMade()
    {
        var dataset = new Examples(100, pause: TimeSpan.FromMilliseconds(5));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        using (var loader = utils.data.DataLoader(dataset, 2, num_worker: 8))
            foreach (var _ in loader)
                break;

        var asked = dataset.Asked;
        Assert.Equal(before, Tensor.TotalCount);
        Thread.Yield();
        Assert.Equal(asked, dataset.Asked);
    }

    [Fact]
    public void Workers_OfTwoPassesAtOnce_DoNotMix()
    {
        using var loader = utils.data.DataLoader(new Examples(30), 3, num_worker: 3);

        foreach (var (one, two) in loader.Zip(loader))
            Assert.Equal(Values.Of(one["label"]), Values.Of(two["label"]));
    }

    [Fact]
    public void GradientMode_OfTheConsumer_HoldsInTheWorkers()
    {
        var modes = new System.Collections.Concurrent.ConcurrentBag<bool>();
        using var loader = new TorchSharp.Modules.DataLoader<Dictionary<string, Tensor>, int>(
            new Examples(8), 2, (examples, _) => { modes.Add(is_grad_enabled()); return examples.Count(); }, num_worker: 2);

        using (no_grad())
            Assert.Equal(8, loader.Sum());

        Assert.Equal(4, modes.Count);
        Assert.DoesNotContain(true, modes);
    }
}
