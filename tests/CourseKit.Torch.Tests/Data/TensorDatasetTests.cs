using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Data;

/// <summary>Data sets over tensors, and their batches.</summary>
[Collection(GlobalState.Name)]
public sealed class TensorDatasetTests
{
    [Fact]
    public void Examples_AreTheEntriesOfEachTensor()
    {
        using var x = randn(4, 12);
        using var y = arange(4);
        using var dataset = utils.data.TensorDataset(x, y);

        Assert.Equal(4, dataset.Count);
        Assert.Equal(2, dataset.GetTensor(3).Count);
        Assert.Equal(x[3], dataset[3][0]);
        Assert.Equal(y[3], dataset.GetTensor(3)[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Batches_OfALoader_AreWhatCollatingOneByOneGives(int workers)
    {
        using var x = randn(7, 2, 3).transpose(1, 2);
        using var y = arange(7);
        using var dataset = utils.data.TensorDataset(x, y);
        using var loader = utils.data.DataLoader(dataset, 3, shuffle: true, seed: 4, num_worker: workers, disposeDataset: false);
        using var plain = new TorchSharp.Modules.DataLoader<IList<Tensor>, Tensor[]>(
            dataset, 3, (e, _) => [stack(e.Select(t => t[0]).ToArray()), stack(e.Select(t => t[1]).ToArray())], shuffle: true, seed: 4);

        var batches = 0;
        foreach (var (fast, slow) in loader.Zip(plain))
        {
            batches++;
            Assert.Equal(slow[0], fast[0]);
            Assert.Equal(slow[1], fast[1]);
            Assert.Equal(slow[1].dtype, fast[1].dtype);
        }
        Assert.Equal(3, batches);
    }

    [Fact]
    public void Tensors_OfTheCaller_OutliveTheDataset()
    {
        var x = ones(3);
        using (NewDisposeScope())
        {
            var dataset = utils.data.TensorDataset(x);
            x.Dispose();
            Assert.Equal(1, dataset[2][0].item<float>());
            dataset.Dispose();
        }
    }

    [EmbeddedFact("TorchSharp names no shapes")]
    public void Tensors_OfOtherLengths_AreNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => utils.data.TensorDataset(ones(3, 2), ones(4)));

        Assert.Contains("[3, 2] and [4]", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => utils.data.TensorDataset(tensor(1f)));
        Assert.Throws<ArgumentNullException>(() => utils.data.TensorDataset());
    }
}
