using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Small numbers that can be added up on paper, none of them symmetric: exact, and independent of every library.</summary>
public sealed class ByHandTests
{
    private static Tensor Image => tensor(new float[] { 1, 2, 0, 3, 0, 1, 2, 1, 4 }, [1, 1, 3, 3]);

    [Fact]
    public void Conv2d_AsymmetricKernel_CorrelatesAndDoesNotFlip()
    {
        var kernel = tensor(new float[] { 1, 2, 3, 4 }, [1, 1, 2, 2]);

        // 1*1 + 2*2 + 3*3 + 4*0 = 14, then 5, 13, 21.
        Assert.Equal([14, 2 + 0 + 0 + 4, 3 + 0 + 6 + 4, 0 + 2 + 3 + 16], Values.Of(conv2d(Image, kernel)));
    }

    [Fact]
    public void Conv2d_Padded_BorderSeesZeros()
    {
        var kernel = tensor(new float[] { 1, 2, 3, 4 }, [1, 1, 2, 2]);

        var y = conv2d(Image, kernel, padding: [1, 1]);

        Assert.Equal([1, 1, 4, 4], y.shape);
        Assert.Equal([4, 3 + 8, 6, 0], Values.Of(y[0, 0, 0])); // the first row: only the kernel's lower half sees pixels
    }

    [Fact]
    public void Conv2d_Backward_GradientsAreTheOnesOnPaper()
    {
        var x = Image.requires_grad_(true);
        var w = tensor(new float[] { 1, 2, 3, 4 }, [1, 1, 2, 2]).requires_grad_(true);
        var b = zeros(1).requires_grad_(true);

        conv2d(x, w, b).backward([tensor(new float[] { 1, 0, 0, 10 }, [1, 1, 2, 2])]);

        Assert.Equal([1, 2, 0, 3, 4 + 10, 20, 0, 30, 40], Values.Of(x.grad!));
        Assert.Equal([1 + 0, 2 + 10, 3 + 10, 0 + 40], Values.Of(w.grad!));
        Assert.Equal([11], Values.Of(b.grad!));
    }

    [Fact]
    public void Pools_TwoByTwo_TakeTheLargestAndTheMean()
    {
        var x = tensor(new float[] { 1, 2, 0, 3, 5, 4, 1, 0, -1, -2, 7, 8, -3, -4, 9, 6 }, [1, 1, 4, 4]);

        Assert.Equal([5, 3, -1, 9], Values.Of(max_pool2d(x, 2L)));
        Assert.Equal([3, 1, -2.5, 7.5], Values.Of(avg_pool2d(x, 2L)));
    }

    [Fact]
    public void CrossEntropy_EqualLogits_IsTheLogarithmOfTheClasses()
    {
        var loss = cross_entropy(zeros(3, 10), tensor(new long[] { 0, 4, 9 }));

        TensorAssert.Near([Math.Log(10)], Values.Of(loss), Tolerance.Float32, strict: true, "loss");
    }

    [Fact]
    public void CrossEntropy_Backward_IsSoftmaxMinusOneHotOverTheBatch()
    {
        var x = Values.Leaf([1, 2], 0, Math.Log(3)); // softmax 1/4, 3/4

        cross_entropy(x, tensor(new long[] { 0 })).backward();

        TensorAssert.Near([0.25 - 1, 0.75], Values.Of(x.grad!), Tolerance.Float64, strict: true, "gradient");
    }

    [Fact]
    public void Linear_RowsOfTheWeight_AreTheOutputs()
    {
        var w = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);

        var y = linear(tensor(new float[] { 1, 2, 3 }), w, tensor(new float[] { 10, 20 }));

        Assert.Equal([1 + 4 + 9 + 10, 4 + 10 + 18 + 20], Values.Of(y));
    }

    [Fact]
    public void Sgd_Momentum_VelocityIsTheRunningSum()
    {
        var w = nn.Parameter(tensor(new float[] { 1 }));
        using var optimizer = optim.SGD([w], 0.5, momentum: 0.5);
        void Step()
        {
            optimizer.zero_grad();
            (w * 2).sum().backward(); // the gradient is always 2
            optimizer.step();
        }

        Step();
        Assert.Equal([0], Values.Of(w)); // v = 2
        Step();
        Assert.Equal([-1.5], Values.Of(w)); // v = 0.5 * 2 + 2 = 3
        Step();
        Assert.Equal([-3.25], Values.Of(w)); // v = 0.5 * 3 + 2 = 3.5
    }
}
