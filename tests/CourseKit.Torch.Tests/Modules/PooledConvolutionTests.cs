using CourseKit.Torch.Kernels;
using CourseKit.Torch.Tests.Kernels;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>
/// A sequence convolves and pools in one pass where nobody looks between: not a bit may differ from its layers called one by one.
/// </summary>
[Collection(SharedKernelState.Name)]
public sealed class PooledConvolutionTests
{
    /// <summary>The images' sizes; filters, kernel, padding, stride, dilation and groups; with ReLU or without.</summary>
    public static TheoryData<long[], long[], bool> Layers() => new()
    {
        { [64, 1, 28, 28], [6, 5, 2, 1, 1, 1], true },      // LeNet-5's two
        { [64, 6, 14, 14], [16, 5, 0, 1, 1, 1], true },
        // odd planes, whose last row and column no window covers; images beyond a register
        { [17, 2, 9, 11], [5, 3, 0, 1, 1, 1], true },
        { [33, 3, 12, 7], [4, 3, 1, 1, 1, 1], false },
        { [16, 4, 13, 13], [6, 3, 1, 2, 1, 2], true },
        { [3, 4, 16, 10], [4, 3, 2, 1, 2, 4], false },
        { [1, 1, 2, 2], [1, 1, 0, 1, 1, 1], true },
        { [2, 1, 200, 130], [2, 3, 0, 1, 1, 1], true },     // strips of few rows
        { [4, 2, 3, 3], [2, 3, 0, 1, 1, 1], true },         // a single pixel is too small to pool: the error of the layers
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Sequential_ConvolutionAndPooling_BitsOfTheLayersOneByOne(long[] images, long[] layer, bool relu)
    {
        foreach (int width in Kernel.Widths)
        {
            foreach (ConvolutionWay? way in (ConvolutionWay?[])[null, ConvolutionWay.Lanes])
                Forced(width, way, () => Compare(images, layer, relu));
        }
    }

    [Fact]
    public void Sequential_NaNAndInfinity_ComeThroughLikeOneByOne() => Forced(512, ConvolutionWay.Lanes, () =>
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var x = rand(16, 1, 6, 6);
        (x[0, 0, 1, 1], x[1, 0, 2, 3], x[2, 0, 4, 4]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        var layer = nn.Conv2d(1, 2, 1L);
        Assert.Equal(Values.Of(nn.functional.max_pool2d(layer.call(x).relu(), 2)),
            Values.Of(nn.Sequential(layer, nn.ReLU(), nn.MaxPool2d(2)).call(x)));
    });

    [Fact]
    public void Sequential_HookBetween_SeesWhatLiesThere() => Forced(512, ConvolutionWay.Lanes, () =>
    {
        using var scope = NewDisposeScope();
        var (layer, relu, pool) = (nn.Conv2d(1, 2, 3L), nn.ReLU(), nn.MaxPool2d(2));
        var net = nn.Sequential(layer, relu, pool);
        foreach (var watched in (nn.Module<Tensor, Tensor>[])[layer, relu, pool])
        {
            long[]? seen = null;
            var hook = watched.register_forward_hook((_, _, y) =>
            {
                seen = y.shape;
                return y;
            });
            Assert.Equal([4, 2, 3, 3], net.call(rand(4, 1, 8, 8)).shape);
            Assert.Equal(ReferenceEquals(watched, pool) ? [4, 2, 3, 3] : [4, 2, 6, 6], seen!);
            hook.remove();
        }
    });

    [Fact]
    public void Sequential_SecondDerivative_IsThatOfTheLayers() => Forced(256, ConvolutionWay.Lanes, () =>
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var layer = nn.Conv2d(1, 3, 3L);
        var net = nn.Sequential(layer, nn.ReLU(), nn.MaxPool2d(2));
        var x = rand(8, 1, 8, 8).requires_grad_();
        double[] one = Penalty(net.call), other = Penalty(v => nn.functional.max_pool2d(layer.call(v).relu(), 2));
        Assert.Equal(other, one);
        Assert.Contains(one, v => v != 0);

        double[] Penalty(Func<Tensor, Tensor> function)
        {
            layer.zero_grad();
            var slope = autograd.grad([function(x).square().sum()], [x], create_graph: true)[0];
            slope.square().sum().backward();
            return Values.Of(layer.weight.grad!);
        }
    });

    private static void Compare(long[] shape, long[] settings, bool relu)
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var layer = nn.Conv2d(shape[1], settings[0], settings[1], settings[3], settings[2], settings[4], groups: settings[5]);
        var (rectifier, pool) = (nn.ReLU(), nn.MaxPool2d(2));
        var net = relu ? nn.Sequential(layer, rectifier, pool) : nn.Sequential(layer, pool);
        var x = randn(shape).requires_grad_();
        Tensor expected;
        try
        {
            expected = Layers(x);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Assert.Equal(error.Message, Assert.Throws(error.GetType(), () => net.call(x)).Message);
            return;
        }
        var weights = randn(expected.shape);
        using var images = x.detach();
        Assert.Equal(Values.Of(expected), Values.Of(net.call(x)));
        var (whole, fused) = (Gradients(expected), Gradients(net.call(x)));
        Assert.Equal(whole.Image, fused.Image);
        Assert.Equal(whole.Weight, fused.Weight);
        Assert.Equal(whole.Bias, fused.Bias);
        var fewer = Gradients(net.call(images));            // no gradient of the input wanted
        Assert.Equal(whole.Weight, fewer.Weight);
        for (int f = 0; f < fewer.Bias.Length; f++)     // sums of fewer numbers round otherwise
            Assert.Equal(whole.Bias[f], fewer.Bias[f], 1e-4 * Math.Max(1, Math.Abs(whole.Bias[f])));
        using (no_grad())
            Assert.Equal(Values.Of(expected), Values.Of(net.call(x)));

        Tensor Layers(Tensor input) => pool.call(relu ? rectifier.call(layer.call(input)) : layer.call(input));

        (double[] Image, double[] Weight, double[] Bias) Gradients(Tensor y)
        {
            layer.zero_grad();
            x.grad = null;
            (y * weights).sum().backward();
            return (x.grad is { } dx ? Values.Of(dx) : [], Values.Of(layer.weight.grad!), Values.Of(layer.bias!.grad!));
        }
    }

    private static void Forced(int width, ConvolutionWay? way, Action run)
    {
        ConvolutionWay? old = Convolution.Forced;
        try
        {
            Convolution.Forced = way;
            _ = Kernel.With(width, 2, () =>
            {
                run();
                return 0;
            });
        }
        finally
        {
            Convolution.Forced = old;
        }
    }
}
