using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Gradients;

/// <summary>Layers and losses against central differences.</summary>
[Collection(GlobalState.Name)]
public sealed class LayerGradientTests
{
    private static readonly Dictionary<string, (Func<nn.Module<Tensor, Tensor>> Make, long[] Shape)> Layers = new()
    {
        ["Conv1d, reflected border"] = (() => nn.Conv1d(2, 4, 3, padding: 1, padding_mode: PaddingModes.Reflect, groups: 2), [2, 2, 5]),
        ["Conv2d, circular border"] = (() => nn.Conv2d(1, 2, 3L, padding: 1, padding_mode: PaddingModes.Circular), [1, 1, 4, 4]),
        ["Conv2d, same, even kernel"] = (() => nn.Conv2d(1, 2, 2L, Padding.Same, dilation: 3), [1, 1, 5, 4]),
        ["ConvTranspose1d"] = (() => nn.ConvTranspose1d(2, 3, 3, stride: 2, output_padding: 1), [1, 2, 4]),
        ["ConvTranspose2d"] = (() => nn.ConvTranspose2d(2, 2, 3, stride: 2, padding: 1, groups: 2), [1, 2, 3, 3]),
        ["BatchNorm1d"] = (() => nn.BatchNorm1d(3), [4, 3]),
        ["BatchNorm2d"] = (() => nn.BatchNorm2d(2), [3, 2, 2, 3]),
        ["BatchNorm2d in evaluation"] = (() => Evaluated(nn.BatchNorm2d(2)), [2, 2, 2, 2]),
        ["LayerNorm"] = (() => nn.LayerNorm([2, 3]), [2, 2, 3]),
#if ENGINE_EMBEDDED // TorchSharp 0.107 leaves its weights as the memory was
        ["GroupNorm"] = (() => nn.GroupNorm(2, 4), [2, 4, 3]),
#endif
        ["InstanceNorm2d"] = (() => nn.InstanceNorm2d(2, affine: true), [2, 2, 2, 3]),
        ["LocalResponseNorm"] = (() => nn.LocalResponseNorm(3, 0.5, 0.75, 1.5), [2, 5, 2, 2]),
        ["LocalResponseNorm, another power"] = (() => nn.LocalResponseNorm(4, 0.5, 0.6), [1, 6, 3]),
        ["AdaptiveAvgPool2d"] = (() => nn.AdaptiveAvgPool2d((2, 3)), [1, 2, 5, 4]),
        ["AdaptiveMaxPool2d"] = (() => nn.AdaptiveMaxPool2d([2, 3]), [1, 2, 5, 4]),
        ["MaxPool1d"] = (() => nn.MaxPool1d(3, 2, 1), [1, 2, 7]),
        ["AvgPool1d"] = (() => nn.AvgPool1d(3, 2, 1), [1, 2, 7]),
        ["Upsample, bilinear"] = (() => nn.Upsample([5, 3], mode: UpsampleMode.Bilinear), [1, 2, 3, 4]),
        ["Upsample, bicubic"] = (() => nn.Upsample([4, 6], mode: UpsampleMode.Bicubic, align_corners: true), [1, 1, 3, 4]),
        ["PixelShuffle"] = (() => nn.PixelShuffle(2), [1, 4, 2, 3]),
        ["PReLU"] = (() => nn.PReLU(3), [2, 3, 2]),
        ["GELU"] = (() => nn.GELU(), [3, 4]),
        ["SiLU"] = (() => nn.SiLU(), [3, 4]),
        ["Mish"] = (() => nn.Mish(), [3, 4]),
        ["ELU"] = (() => nn.ELU(0.7), [3, 4]),
        ["SELU"] = (() => nn.SELU(), [3, 4]),
        ["Softplus"] = (() => nn.Softplus(2), [3, 4]),
        ["LogSigmoid"] = (() => nn.LogSigmoid(), [3, 4]),
        ["Hardswish"] = (() => nn.Hardswish(), [3, 4]),
        ["Softsign"] = (() => nn.Softsign(), [3, 4]),
        ["Tanhshrink"] = (() => nn.Tanhshrink(), [3, 4]),
        ["GLU"] = (() => nn.GLU(1), [2, 4]),
        ["ReflectionPad2d"] = (() => nn.ReflectionPad2d((1, 2, 0, 1)), [1, 1, 3, 3]),
        ["ReplicationPad1d"] = (() => nn.ReplicationPad1d(2), [1, 2, 3]),
    };

    private static readonly Dictionary<string, (Func<Tensor[], Tensor> F, long[][] Shapes)> Losses = new()
    {
        ["smooth_l1_loss"] = (x => smooth_l1_loss(x[0], x[1], beta: 0.7), [[3, 2], [3, 2]]),
        ["huber_loss"] = (x => huber_loss(x[0], x[1], 1.3), [[3, 2], [3, 2]]),
        ["binary_cross_entropy"] = (x => binary_cross_entropy(x[0].sigmoid(), x[1].sigmoid()), [[3, 2], [3, 2]]),
        ["binary_cross_entropy_with_logits"] =
            (x => binary_cross_entropy_with_logits(x[0], x[1], pos_weights: tensor(new double[] { 2, 3 })), [[3, 2], [3, 2]]),
        ["kl_div"] = (x => kl_div(x[0], x[1]), [[3, 2], [3, 2]]),
        ["cosine_similarity"] = (x => cosine_similarity(x[0], x[1]), [[3, 4], [3, 4]]),
        ["pairwise_distance"] = (x => pairwise_distance(x[0], x[1]), [[3, 4], [3, 4]]),
        ["bilinear"] = (x => bilinear(x[0], x[1], x[2], x[3]), [[2, 3], [2, 2], [4, 3, 2], [4]]),
        ["multi_margin_loss"] = (x => multi_margin_loss(x[0], tensor(new long[] { 1, 0 }), p: 2, margin: 5), [[2, 3]]),
        ["triplet_margin_loss"] = (x => triplet_margin_loss(x[0], x[1], x[2], margin: 20), [[2, 3], [2, 3], [2, 3]]),
    };

    public static TheoryData<string> LayerNames() => [.. Layers.Keys];

    public static TheoryData<string> LossNames() => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Backward_Layer_EqualsCentralDifferences(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var (make, shape) = Layers[name];
        var layer = make();
        layer.to(ScalarType.Float64);

        GradientCheck.Run(layer, shape);
    }

    [Theory]
    [MemberData(nameof(LossNames))]
    public void Backward_Loss_EqualsCentralDifferences(string name)
    {
        using var scope = NewDisposeScope();

        GradientCheck.Run(Losses[name].F, Losses[name].Shapes);
    }

    private static nn.Module<Tensor, Tensor> Evaluated(nn.Module<Tensor, Tensor> layer)
    {
        layer.eval();
        return layer;
    }
}
