using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>ResNet's block of two 3×3 convolutions with the input added behind them; without it, the plain twin.</summary>
/// <remarks>He, Zhang, Ren, Sun, Deep residual learning for image recognition, arXiv:1512.03385, figures 2 and 5 (left).</remarks>
public sealed class BasicBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly ReLU relu = ReLU();
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Module<Tensor, Tensor>? downsample;
    private readonly bool residual;

    /// <param name="in_channels">Maps that come in.</param>
    /// <param name="channels">Maps that go out.</param>
    /// <param name="stride">2 halves rows and columns.</param>
    /// <param name="downsample">Brings the input to the shape of the output; null where it has it.</param>
    /// <param name="residual">False for the plain twin.</param>
    public BasicBlock(long in_channels, long channels, long stride = 1, Module<Tensor, Tensor>? downsample = null, bool residual = true)
        : base(nameof(BasicBlock))
    {
        conv1 = Conv2d(in_channels, channels, 3, stride, padding: 1, bias: false);
        bn1 = BatchNorm2d(channels);
        conv2 = Conv2d(channels, channels, 3, padding: 1, bias: false);
        bn2 = BatchNorm2d(channels);
        this.downsample = downsample;
        this.residual = residual;
        RegisterComponents();
    }

    /// <summary>The maps of a batch.</summary>
    /// <param name="input">Shape (N, in_channels, H, W).</param>
    /// <returns>Shape (N, channels, H / stride, W / stride).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var y = relu.call(bn1.call(conv1.call(input)));
        y = bn2.call(conv2.call(y));
        if (residual)
            y = y + (downsample?.call(input) ?? input);
        return relu.call(y).MoveToOuterDisposeScope();
    }
}
