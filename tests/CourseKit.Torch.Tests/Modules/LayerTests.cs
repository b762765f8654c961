using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>What layers keep, how containers name their parts, and what hooks see.</summary>
[Collection(GlobalState.Name)]
public sealed class LayerTests
{
    [Fact]
    public void StateDict_BatchNorm_HasPyTorchsNames()
    {
        using var norm = nn.BatchNorm2d(3);

        Assert.Equal(["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], norm.state_dict().Keys);
        Assert.Equal([1, 1, 1], Values.Of(norm.weight));
        Assert.Equal([0, 0, 0], Values.Of(norm.running_mean));
    }

    [EmbeddedFact("TorchSharp 0.107 counts the batches in the type of the weights")]
    public void Forward_BatchNormWithoutMomentum_KeepsThePlainMeanOfBatches()
    {
        using var norm = nn.BatchNorm1d(1, dtype: ScalarType.Float64);
        norm.momentum = null;

        norm.call(Values.Make(ScalarType.Float64, [2, 1], [1, 3]));
        norm.call(Values.Make(ScalarType.Float64, [2, 1], [5, 9]));

        Assert.Equal([4.5], Values.Of(norm.running_mean));
        Assert.Equal([5], Values.Of(norm.running_var));     // unbiased 2 and 8
        Assert.Equal(2, norm.num_batches_tracked.item<long>());
    }

    [Fact]
    public void Forward_BatchNormInEvaluation_LeavesTheStatisticsAlone()
    {
        using var norm = nn.BatchNorm1d(2);
        norm.eval();

        norm.call(ones(4, 2) * 7);

        Assert.Equal([0, 0], Values.Of(norm.running_mean));
        Assert.Equal(0, norm.num_batches_tracked.item<long>());
    }

    [Fact]
    public void Forward_BatchNorm_OneAndTwoThreads_GiveTheSameBits()
    {
        manual_seed(1);
        using var norm = nn.BatchNorm2d(16);
        var x = randn(8, 16, 9, 7).requires_grad_(true);
        var threads = get_num_threads();

        double[] Run(int count)
        {
            set_num_threads(count);
            x.grad = null;
            var y = norm.call(x);
            (y * y * y).sum().backward();
            return [.. Values.Of(y), .. Values.Of(x.grad!)];
        }
        var (one, two) = (Run(1), Run(2));
        set_num_threads(threads);

        Assert.Equal(one, two);
    }

    [EmbeddedFact("TorchSharp lets it pass")]
    public void Forward_BatchNormOfOneValue_SaysWhy()
    {
        using var norm = nn.BatchNorm1d(2);

        var error = Assert.ThrowsAny<Exception>(() => norm.call(ones(1, 2)));

        Assert.Contains("Expected more than 1 value per channel when training", error.Message);
    }

    [EmbeddedFact("with TorchSharp a range owns the layers, and disposes of them")]
    public void Index_SequentialRange_SharesModulesAndNames()
    {
        using var seq = nn.Sequential(("lin1", nn.Linear(2, 2)), ("relu", nn.ReLU()), ("lin2", nn.Linear(2, 2)), ("lin2", nn.Linear(2, 2)));

        Assert.Same(seq[1], seq[1..3][0]);
        Assert.Equal(["relu", "lin2"], seq[(1, 3)].named_modules().Select(m => m.name));
        Assert.Equal(3, seq[..^1].Count);
        seq[..2].Dispose();
        Assert.Equal([1, 2], seq.call(zeros(1, 2)).shape);
    }

    [Fact]
    public void NamedModules_Nested_ChildrenComeBeforeGrandchildren()
    {
        using var net = nn.Sequential(("a", nn.Sequential(("x", nn.ReLU()))), ("b", nn.ReLU()));

        Assert.Equal(["a", "b", "a.x"], net.named_modules().Select(m => m.name));
    }

    [EmbeddedFact("TorchSharp 0.107 names no parameters of a list")]
    public void ModuleListAndDict_Parameters_AreNamedByPosition()
    {
        using var list = nn.ModuleList<nn.Module>(nn.Linear(1, 1), nn.Linear(1, 1));
        using var dict = nn.ModuleDict<nn.Module>(("first", nn.Linear(1, 1)), ("second", nn.ReLU()));
        list.Insert(0, nn.ReLU());

        Assert.Equal(["1.weight", "1.bias", "2.weight", "2.bias"], list.named_parameters().Select(p => p.name));
        Assert.Equal(["first.weight", "first.bias"], dict.named_parameters().Select(p => p.name));
        Assert.True(dict.Remove("first"));
        Assert.Equal(["second"], dict.keys());
    }

    [Fact]
    public void Hooks_ModuleForm_RunAroundForwardUntilRemoved()
    {
        using var layer = nn.ReLU();
        var seen = new List<string>();
        var before = layer.register_forward_pre_hook(m => seen.Add("before"));
        layer.register_forward_hook(m => seen.Add("after"));

        layer.call(zeros(1));
        before.remove();
        layer.call(zeros(1));

        Assert.Equal(["before", "after", "after"], seen);
    }

    [Fact]
    public void ClipGradNorm_TwoParameters_ScalesBothToTheLimit()
    {
        var (a, b) = (nn.Parameter(zeros(1)), nn.Parameter(zeros(1)));
        (a * 3 + b * 4).sum().backward();

        var norm = nn.utils.clip_grad_norm_([a, b], 1);

        Assert.Equal(5, norm, 6);
        Assert.Equal(0.6, Values.Of(a.grad!)[0], 5);
        Assert.Equal(0.8, Values.Of(b.grad!)[0], 5);
    }

    [EmbeddedFact("TorchSharp computes it in float32")]
    public void Orthogonal_WideAndTall_RowsOrColumnsAreAtRightAngles()
    {
        manual_seed(5);
        foreach (var shape in new long[][] { [3, 5], [5, 3], [4, 2, 2] })
        {
            var w = nn.init.orthogonal_(empty(shape, dtype: ScalarType.Float64), gain: 2).reshape(shape[0], -1);
            var product = w.shape[0] <= w.shape[1] ? w.matmul(w.t()) : w.t().matmul(w);

            TensorAssert.Near(Values.Of(eye(product.shape[0], dtype: ScalarType.Float64) * 4), Values.Of(product), Tolerance.Float64,
                strict: false, "w w^T");
        }
    }

    [Fact]
    public void Forward_ConvTransposeToASize_HasThatSize()
    {
        using var conv = nn.ConvTranspose2d(2, 3, 3, stride: 2);

        Assert.Equal([1, 3, 9, 10], conv.forward(zeros(1, 2, 4, 4), [9, 10]).shape);
        Assert.Throws<ArgumentException>(() => conv.forward(zeros(1, 2, 4, 4), [12, 12]));
    }
}
