using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Tensors;

/// <summary>Shapes and memory of results that random sequences found wrong (<see cref="Differential.SequenceTests"/>).</summary>
public sealed class ResultTests
{
    [EmbeddedFact("PyTorch gives nothing back as it is when it unshuffles")]
    public void PixelShuffle_NothingInIt_HasItsShape()
    {
        using var scope = NewDisposeScope();

        Assert.Equal([3, 0, 8, 2], nn.functional.pixel_shuffle(zeros(3, 0, 4, 1), 2).shape);
        Assert.Equal([0, 4, 2, 3], nn.functional.pixel_unshuffle(zeros(0, 1, 4, 6), 2).shape);
    }

    [Fact]
    public void Kthvalue_Result_HasMemoryOfItsOwn()
    {
        using var scope = NewDisposeScope();

        var values = tensor(new float[] { 3, 1, 2, 6, 5, 4 }, 3, 2).kthvalue(2, 0).values;

        Assert.Equal([3f, 4f], values.as_strided([2], [1]).data<float>().ToArray());
    }

    [Fact]
    public void Sum_OfNegativeZeros_IsZero()
    {
        using var scope = NewDisposeScope();

        var several = tensor(new[] { -0f, -0f, -0f, -0f, -0f, -0f }, 3, 2);
        foreach (var sum in (Tensor[])[tensor(-0f).sum(), tensor(new[] { -0f }).sum(), several.sum(1), several.sum([0])])
            Assert.All(sum.data<float>().ToArray(), v => Assert.False(float.IsNegative(v)));
    }

    [Fact]
    public void LogSumExp_Result_MayBeChangedInPlace()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 3).requires_grad_();

        var y = x.logsumexp(-1).add_(2);

        Assert.Equal([2 + Math.Log(3 * Math.E), 2 + Math.Log(3 * Math.E)], y.data<float>().ToArray().Select(v => (double)v), (e, a) =>
            Math.Abs(e - a) < 1e-6);
    }

    [Fact]
    public void Remainder_ByANumber_NeedsNotItsInputAgain()
    {
        using var scope = NewDisposeScope();
        var x = ones(3).requires_grad_();
        var twice = x * 2;

        var y = twice.remainder(1.5);
        twice.add_(1);
        y.sum().backward();

        Assert.Equal([2, 2, 2], x.grad!.data<float>().ToArray());
    }

    [EmbeddedFact("as PyTorch 1.13; later ones raise either way")]
    public void MaxPool1d_NoWindowFits_EmptyUnlessAGradientIsWanted()
    {
        using var scope = NewDisposeScope();
        var x = zeros(3, 2, 1);

        Assert.Equal([3, 2, 0], nn.functional.max_pool1d(x, 2, 1).shape);
        Assert.ThrowsAny<Exception>(() => nn.functional.max_pool1d(x.requires_grad_(), 2, 1));
    }
}
