using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>Batch normalisation folded into the layer before it.</summary>
[Collection(GlobalState.Name)]
public sealed class FusionTests
{
    [Fact]
    public void FuseConvBnWeights_Evaluation_OneConvolutionDoesBoth()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (conv, norm) = (nn.Conv2d(2, 3, 3L), nn.BatchNorm2d(3));
        Prepare(norm);
        var x = rand(2, 2, 5, 4);

        var (weight, bias) = nn.utils.fuse_conv_bn_weights(conv.weight, conv.bias, norm.running_mean, norm.running_var, norm.eps,
            norm.weight, norm.bias);

        Assert.True(nn.functional.conv2d(x, weight, bias).allclose(norm.call(conv.call(x)), 1e-5, 1e-6));
        Assert.True(weight.requires_grad);
    }

    [Fact]
    public void FuseConvBnWeights_Transposed_ScalesTheSecondDimension()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (conv, norm) = (nn.ConvTranspose2d(2, 3, 2L, bias: false), nn.BatchNorm2d(3, affine: false));
        Prepare(norm);
        var x = rand(2, 2, 3, 3);

        var (weight, bias) = nn.utils.fuse_conv_bn_weights(conv.weight, null, norm.running_mean, norm.running_var, norm.eps, null, null,
            transpose: true);

        Assert.True(nn.functional.conv_transpose2d(x, weight, bias).allclose(norm.call(conv.call(x)), 1e-5, 1e-6));
    }

    [Fact]
    public void FuseLinearBnWeights_Evaluation_OneLayerDoesBoth()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (linear, norm) = (nn.Linear(4, 3), nn.BatchNorm1d(3));
        Prepare(norm);
        var x = rand(5, 4);

        var (weight, bias) = nn.utils.fuse_linear_bn_weights(linear.weight, linear.bias, norm.running_mean, norm.running_var, norm.eps,
            norm.weight, norm.bias);

        Assert.True(nn.functional.linear(x, weight, bias).allclose(norm.call(linear.call(x)), 1e-5, 1e-6));
    }

    private static void Prepare(TorchSharp.Modules.BatchNorm norm)
    {
        norm.running_mean.copy_(tensor(new float[] { 0.5f, -1, 2 }));
        norm.running_var.copy_(tensor(new float[] { 0.25f, 4, 1 }));
        norm.eval();
    }
}
