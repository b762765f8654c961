using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// The residual block with normalisation and ReLU before each convolution: what is added travels from input to output untouched.
/// </summary>
/// <remarks>He, Zhang, Ren, Sun, Identity mappings in deep residual networks, arXiv:1603.05027, figure 4(e); dropout of Wide
/// ResNet.</remarks>
public sealed class PreActBlock : Module<Tensor, Tensor>
{
    private readonly BatchNorm2d bn1;
    private readonly ReLU relu = ReLU();
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn2;
    private readonly Dropout dropout;
    private readonly Conv2d conv2;
    private readonly Conv2d? shortcut;

    /// <param name="in_channels">Maps that come in.</param>
    /// <param name="channels">Maps that go out.</param>
    /// <param name="stride">2 halves rows and columns.</param>
    /// <param name="p">Share of values dropped between the convolutions.</param>
    public PreActBlock(long in_channels, long channels, long stride = 1, double p = 0)
        : base(nameof(PreActBlock))
    {
        bn1 = BatchNorm2d(in_channels);
        conv1 = Conv2d(in_channels, channels, 3, stride, padding: 1, bias: false);
        bn2 = BatchNorm2d(channels);
        dropout = Dropout(p);
        conv2 = Conv2d(channels, channels, 3, padding: 1, bias: false);
        shortcut = in_channels == channels && stride == 1 ? null : Conv2d(in_channels, channels, 1, stride, bias: false);
        RegisterComponents();
    }

    /// <summary>The maps of a batch.</summary>
    /// <param name="input">Shape (N, in_channels, H, W).</param>
    /// <returns>Shape (N, channels, H / stride, W / stride).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var active = relu.call(bn1.call(input));
        var y = conv1.call(active);
        y = conv2.call(dropout.call(relu.call(bn2.call(y))));
        return (y + (shortcut?.call(active) ?? input)).MoveToOuterDisposeScope();
    }
}
