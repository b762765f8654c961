using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>Shapes and values that layers take, and those they refuse with an <see cref="ArgumentException"/>.</summary>
public sealed class AcceptedShapeTests
{
    public static TheoryData<string, long[]> Refused() => new()
    {
        { "group", [2, 2] },
        { "group", [2] },
        { "local", [2, 2] },
        { "instance1", [4] },
        { "instance1", [5, 4] },
        { "instance1", [2, 3, 4, 4] },
        { "instance2", [5, 4, 4] },
        { "instance2", [2, 3, 4, 4, 4] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Call_ShapeOfAnotherLayer_ThrowsArgumentException(string layer, long[] shape)
    {
        using var x = ones(shape);
        using nn.Module<Tensor, Tensor> module = layer switch
        {
            "group" => nn.GroupNorm(3, 6),
            "local" => nn.LocalResponseNorm(2),
            "instance1" => nn.InstanceNorm1d(3),
            _ => nn.InstanceNorm2d(3),
        };

        Assert.Throws<ArgumentException>(() => module.call(x));
    }

    [Fact]
    public void Call_InstanceNormWithoutABatch_EqualsABatchOfOne()
    {
        using var scope = NewDisposeScope();
        var x = rand(3, 4, 5);
        var norm = nn.InstanceNorm2d(3);

        Assert.Equal(norm.call(x.unsqueeze(0)).squeeze(0), norm.call(x));
    }

    [Fact]
    public void GaussianNllLoss_NegativeVariance_ThrowsArgumentException()
    {
        using var x = ones(3, 2);
        using var variance = -ones(3, 1);

        Assert.Throws<ArgumentException>(() => F.gaussian_nll_loss(x, x, variance));
    }

    [Fact]
    public void Linear_BiasThatBroadcasts_IsAddedWithItsGradient()
    {
        using var scope = NewDisposeScope();
        var (x, w) = (tensor(new float[,] { { 1, 2 }, { 3, 4 } }), tensor(new float[,] { { 1, -1 }, { 2, 0 }, { 0, 5 } }));
        var b = tensor(new float[,] { { 10 }, { 20 } }).requires_grad_();

        var y = F.linear(x, w, b);
        y.sum().backward();

        Assert.Equal(tensor(new float[,] { { 9, 12, 20 }, { 19, 26, 40 } }), y);
        Assert.Equal(tensor(new float[,] { { 3 }, { 3 } }), b.grad!);
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => F.linear(x, w, ones(2)));
    }

    [Theory]
    [InlineData(1, 3, new long[] { 20, 30 })]
    [InlineData(-2, 4, new long[] { 30, 40 })]
    [InlineData(0, -3, new long[] { 10 })]
    [InlineData(-2, 0, new long[] { })]
    public void Slice_OfAShape_CountsNegativesFromTheEnd(int first, int next, long[] expected) =>
        Assert.Equal(expected, new Size([10, 20, 30, 40]).Slice(first, next).Shape);
}
