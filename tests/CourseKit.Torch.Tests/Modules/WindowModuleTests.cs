using System.Runtime.InteropServices;
using CourseKit.Torch.Tests.Errors;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>Modules over windows, channels and pairs of vectors, on numbers worked by hand.</summary>
public sealed class WindowModuleTests
{
    [Fact]
    public void Unfold_ByHand_OneColumnPerWindow()
    {
        using var scope = NewDisposeScope();
        var x = arange(1, 7, ScalarType.Float64).view(1, 1, 2, 3);      // 1 2 3 / 4 5 6

        var columns = nn.Unfold(2).call(x);

        Assert.Equal([1, 4, 2], columns.shape);
        Assert.Equal([1, 2, 2, 3, 4, 5, 5, 6], Values.Of(columns));
    }

    [Fact]
    public void Fold_OfUnfold_CountsTheWindowsOverEachPixel()
    {
        using var scope = NewDisposeScope();

        var counts = nn.Fold(3, 2).call(nn.Unfold(2).call(ones(1, 1, 3, 3)));

        Assert.Equal([1, 2, 1, 2, 4, 2, 1, 2, 1], Values.Of(counts));
    }

    [Fact]
    public void Unfold_TimesKernels_IsAConvolution()
    {
        using var scope = NewDisposeScope();
        var x = Values.Make(ScalarType.Float64, [2, 3, 6, 5], Values.Draw(1, 180));
        var w = Values.Make(ScalarType.Float64, [4, 3, 3, 2], Values.Draw(2, 72));

        var expected = nn.functional.conv2d(x, w, strides: [2, 1], padding: [1, 0], dilation: [1, 2]);
        var columns = nn.functional.unfold(x, (3, 2), (1, 2), (1, 0), (2, 1));

        TensorAssert.Near(Values.Of(expected), Values.Of(w.view(4, -1).matmul(columns)), Tolerance.Float64, false, "y");
    }

    [Fact]
    public void Fold_OfGradients_HasGradientsOfEveryOrder()
    {
        using var scope = NewDisposeScope();
        var x = Values.Leaf([1, 4, 1], 1, 2, 3, 4);

        var cubes = nn.functional.fold(x, 2, 2).pow(3).sum();
        var slope = autograd.grad([cubes], [x], retain_graph: true, create_graph: true)[0];

        Assert.Equal([6, 12, 18, 24], Values.Of(autograd.grad([slope.sum()], [x])[0]));
    }

    [EmbeddedFact("TorchSharp gives libtorch's words")]
    public void Unfold_WindowTooLarge_SaysSo() =>
        Fails.With<ExternalException>(() => nn.functional.unfold(ones(1, 1, 2, 2), 3),
            "unfold: Given input with spatial size (2, 2), kernel_size=(3, 3)");

    [Fact]
    public void Fold_WrongNumberOfColumns_SaysHowManyFit() =>
        Fails.With<ExternalException>(() => nn.functional.fold(ones(1, 4, 5), 3, 2), "sliding blocks 2 * 2 = 4, but got input.size(2)=5");

    [Fact]
    public void ChannelShuffle_TwoGroups_Interleaves()
    {
        using var scope = NewDisposeScope();

        var y = nn.ChannelShuffle(2).call(arange(6, ScalarType.Float64).view(1, 6, 1));

        Assert.Equal([0, 3, 1, 4, 2, 5], Values.Of(y));
    }

    [Fact]
    public void Distances_OfPairs_ByHand()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (tensor(new double[] { 3, 4 }).view(1, 2), tensor(new double[] { 4, 3 }).view(1, 2));

        Assert.Equal(24.0 / 25, nn.CosineSimilarity().call(a, b).item<double>(), 12);
        Assert.Equal(Math.Sqrt(2), nn.PairwiseDistance(eps: 0).call(a, b).item<double>(), 12);
        Assert.Equal([1, 1], nn.PairwiseDistance(p: 1, keepdim: true).call(a, b).shape);
    }

    [EmbeddedTheory("TorchSharp does not look at the bounds")]
    [InlineData(0, "the standard deviation should be above 0, got std = 0")]
    [InlineData(1, "a should be below b, got a = 2 and b = 1")]
    public void TruncNormal_BadBounds_SaysWhich(double std, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => nn.init.trunc_normal_(zeros(2), 0, std, 2, 1)).Message);
}
