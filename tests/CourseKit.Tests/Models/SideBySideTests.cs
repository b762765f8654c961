using CourseKit.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.ModelTests;

public sealed class SideBySideTests
{
    [Fact]
    public void Forward_StacksTheMapsOfItsWays_InTheirOrder()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (one, three, pool) = (Conv2d(4, 2, 1), Conv2d(4, 3, 3, padding: 1), MaxPool2d(3, stride: 1, padding: 1));
        var x = randn(2, 4, 6, 5);

        var y = new SideBySide(one, three, pool).call(x);

        Assert.Equal([2L, 2 + 3 + 4, 6, 5], y.shape);
        Assert.Equal(0, (y - cat([one.call(x), three.call(x), pool.call(x)], 1)).abs().max().item<float>());
    }

    [Fact]
    public void Backward_EveryWayAndTheInputGetAGradient()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var block = new SideBySide(Conv2d(1, 2, 1), Conv2d(1, 2, 5, padding: 2));
        var x = randn(1, 1, 7, 7).requires_grad_();

        block.call(x).square().sum().backward();

        Assert.All(block.parameters(), parameter => Assert.True(parameter.grad!.abs().max().item<float>() > 0));
        Assert.True(x.grad!.abs().max().item<float>() > 0);
    }

    [Fact]
    public void Parameters_AreThoseOfAllWays_UnderStableNames()
    {
        using var block = new SideBySide(Conv2d(3, 2, 1), ReLU(), Conv2d(3, 4, 3, padding: 1));

        Assert.Equal((3 * 2 + 2) + (3 * 4 * 9 + 4), block.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(["ways.0.weight", "ways.0.bias", "ways.2.weight", "ways.2.bias"], block.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void Forward_WaysOfDifferentSizes_AreRefused()
    {
        using var scope = NewDisposeScope();
        var block = new SideBySide(Conv2d(1, 1, 3, padding: 1), Conv2d(1, 1, 3));

        Assert.ThrowsAny<Exception>(() => block.call(randn(1, 1, 8, 8)));
    }
}
