using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// ResNet's block for deep networks: 1×1 narrows, 3×3 works on few maps, 1×1 widens four times; the input is added. With groups it
/// is ResNeXt's block, with a wider middle Wide ResNet-50's.
/// </summary>
/// <remarks>
/// He et al., arXiv:1512.03385, figure 5 (right). The stride is on the 3×3 convolution, as in torchvision ("ResNet v1.5"); the paper
/// has it on the first 1×1.
/// </remarks>
public sealed class Bottleneck : Module<Tensor, Tensor>
{
    /// <summary>Maps that go out for each of <c>channels</c>.</summary>
    public const long Expansion = 4;

    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Conv2d conv3;
    private readonly BatchNorm2d bn3;
    private readonly ReLU relu = ReLU();
    private readonly Module<Tensor, Tensor>? downsample;
    private readonly bool residual;

    /// <param name="in_channels">Maps that come in.</param>
    /// <param name="channels">A quarter of the maps that go out.</param>
    /// <param name="stride">2 halves rows and columns.</param>
    /// <param name="downsample">Brings the input to the shape of the output; null where it has it.</param>
    /// <param name="groups">Groups of the 3×3 convolution: ResNeXt's cardinality.</param>
    /// <param name="base_width">Maps of each group in the middle, where channels is 64.</param>
    /// <param name="residual">False for the plain twin.</param>
    public Bottleneck(long in_channels, long channels, long stride = 1, Module<Tensor, Tensor>? downsample = null, long groups = 1,
        long base_width = 64, bool residual = true)
        : base(nameof(Bottleneck))
    {
        var width = channels * base_width / 64 * groups;
        conv1 = Conv2d(in_channels, width, 1, bias: false);
        bn1 = BatchNorm2d(width);
        conv2 = Conv2d(width, width, 3, stride, padding: 1, groups: groups, bias: false);
        bn2 = BatchNorm2d(width);
        conv3 = Conv2d(width, channels * Expansion, 1, bias: false);
        bn3 = BatchNorm2d(channels * Expansion);
        this.downsample = downsample;
        this.residual = residual;
        RegisterComponents();
    }

    /// <summary>The maps of a batch.</summary>
    /// <param name="input">Shape (N, in_channels, H, W).</param>
    /// <returns>Shape (N, 4 * channels, H / stride, W / stride).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var y = relu.call(bn1.call(conv1.call(input)));
        y = relu.call(bn2.call(conv2.call(y)));
        y = bn3.call(conv3.call(y));
        if (residual)
            y = y + (downsample?.call(input) ?? input);
        return relu.call(y).MoveToOuterDisposeScope();
    }
}
