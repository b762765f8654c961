using CourseKit.Models;
using CourseKit.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Tests.TrainingTests;

public sealed class StepLoopTests
{
    [Fact]
    public void Run_LeastSquares_ComesToTheLineAndLeavesNoTensor()
    {
        // y = 3x - 1 without noise: the one minimum is known.
        manual_seed(1);
        using var line = nn.Linear(1, 1);
        using var x = linspace(-1, 1, 50).reshape(50, 1);
        using var y = (3 * x) - 1;
        Tensor Loss(int step) => (line.call(x) - y).pow(2).mean();
        StepLoop.Run(line, 2, Loss, 0.1, TextWriter.Null);
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var loop = StepLoop.Run(line, 400, Loss, 0.1, TextWriter.Null);

        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(3, line.weight.item<float>(), 0.01);
        Assert.Equal(-1, line.bias!.item<float>(), 0.01);
        Assert.Equal(400, loop.Losses.Count);
        Assert.InRange(loop.Losses[^1], 0, 1e-4);
        Assert.False(line.training);
        Assert.Contains("running mean", loop.Plot().ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LossNotANumber_NamesTheStep()
    {
        using var line = nn.Linear(1, 1);

        var error = Assert.Throws<CourseKitException>(() => StepLoop.Run(line, 5, step => step < 2
            ? line.weight.sum() : line.weight.sum() * double.NaN, 0.1, TextWriter.Null));

        Assert.Contains("step 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BagOfWords_Sentence_IsTheSumOfItsWordsInAnyOrder()
    {
        using var scope = NewDisposeScope();
        using var bag = new BagOfWords(6);
        var table = bag.parameters().Single().data<float>().ToArray();

        var logits = bag.call(tensor(new long[] { 2, 5, 3, 0, 3, 2, 5, 0 }, [2, 4])).data<float>().ToArray();

        Assert.Equal(table[4] + table[10] + table[6], logits[0], 1e-6);
        Assert.Equal(logits[0], logits[2], 1e-6);
        Assert.Equal(12, bag.parameters().Sum(p => p.numel()));
    }
}
