using System.Runtime.InteropServices;
using CourseKit.Torch.Tests.Errors;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Autograd;

/// <summary>When backward may run, and how gradients add up.</summary>
public sealed class AccumulationTests
{
    [Fact]
    public void Backward_TwoGraphs_GradientsAdd()
    {
        var x = Values.Leaf(1f, 2f);

        (x * 2).sum().backward();
        (x * 3).sum().backward();

        Assert.Equal([5, 5], Values.Of(x.grad!));
    }

    [Fact]
    public void Backward_GraphRetained_RunsTwice()
    {
        var x = Values.Leaf(1f, 2f);
        var y = (x * x).sum();

        y.backward(retain_graph: true);
        y.backward();

        Assert.Equal([4, 8], Values.Of(x.grad!));
    }

    [Fact]
    public void Backward_GraphNotRetained_SecondRunThrows()
    {
        var x = Values.Leaf(1f, 2f);
        var y = (x * x).sum();
        y.backward();

        Fails.With<ExternalException>(() => y.backward(), "second time");
    }

    [Fact]
    public void Backward_ManyElementsWithoutGradient_Throws()
    {
        var y = Values.Leaf(1f, 2f) * 2;

        Fails.With<ExternalException>(() => y.backward(), "scalar");
    }

    [Fact]
    public void Backward_GradientGiven_WeighsTheElements()
    {
        var x = Values.Leaf(1f, 2f);

        (x * x).backward([tensor(new[] { 1f, 10f })]);

        Assert.Equal([2, 40], Values.Of(x.grad!));
    }

    [Fact]
    public void Backward_NothingRequiresGradient_Throws() =>
        Fails.With<ExternalException>(() => zeros(2).sum().backward(), "does not require grad");

    [Fact]
    public void Backward_Diamond_BothPathsCount()
    {
        var x = Values.Leaf(3f);
        var a = x * 2;

        (a * a + a).sum().backward();

        Assert.Equal([2 * (2 * 6) + 2], Values.Of(x.grad!));
    }

    [Fact]
    public void Backward_WeightSharedByTwoLayers_GradientIsTheSumOfBoth()
    {
        var x = Values.Make(ScalarType.Float64, [2, 3], Values.Draw(1, 6));
        var start = Values.Draw(2, 9);
        Tensor Weight() => Values.Leaf([3, 3], start);
        var (shared, first, second) = (Weight(), Weight(), Weight());

        matmul(matmul(x, shared).tanh(), shared).sum().backward();
        matmul(matmul(x, first).tanh(), second).sum().backward();

        var sum = Values.Of(first.grad! + second.grad!);
        TensorAssert.Near(sum, Values.Of(shared.grad!), Tolerance.Float64, strict: false, "gradient of the shared weight");
    }

    [Fact]
    public void Backward_KernelSlidOverTheImage_GradientIsTheSumOverAllPlaces()
    {
        // One weight of a convolution is used at every place: its gradient is the sum of the inputs it has met.
        var image = arange(9, dtype: ScalarType.Float32).reshape(1, 1, 3, 3);
        var kernel = zeros(1, 1, 2, 2).requires_grad_(true);

        nn.functional.conv2d(image, kernel).sum().backward();

        Assert.Equal([0 + 1 + 3 + 4, 1 + 2 + 4 + 5, 3 + 4 + 6 + 7, 4 + 5 + 7 + 8], Values.Of(kernel.grad!));
    }

    [Fact]
    public void Backward_ChainOfTwentyThousandAdds_DoesNotOverflowTheStack()
    {
        var x = Values.Leaf(1f);
        var y = x;
        for (var i = 0; i < 20_000; i++) y = y + 1;

        y.sum().backward();

        Assert.Equal([1], Values.Of(x.grad!));
        Assert.Equal([20_001], Values.Of(y));
    }

    [Fact]
    public void Backward_LongChainForgotten_IsFreedWithoutOverflow()
    {
        Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        static void Forget()
        {
            var y = Values.Leaf(1f);
            for (var i = 0; i < 20_000; i++) y = y * 1.0001;
        }
    }

    [Fact]
    public void Backward_SumOfX_GradientIsOnes()
    {
        var x = Values.Leaf([2, 3], Values.Draw(1, 6));

        x.sum().backward();

        Assert.Equal(Enumerable.Repeat(1.0, 6), Values.Of(x.grad!));
    }

    [Fact]
    public void Backward_ThroughOverlappingViewsOfViews_CountsEachWindowOnce()
    {
        var x = ones(3, 3).requires_grad_();

        x.unfold(0, 2, 1).unfold(1, 2, 1).sum().backward();

        Assert.Equal([1f, 2, 1, 2, 4, 2, 1, 2, 1], x.grad!.data<float>().ToArray());
    }
}
