using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>One layer of a dense block: normalised 1×1 then 3×3 convolution, which adds a few maps to all that came before.</summary>
/// <remarks>Huang, Liu, van der Maaten, Weinberger, Densely connected convolutional networks, arXiv:1608.06993, "DenseNet-B".</remarks>
public sealed class DenseLayer : Module<Tensor, Tensor>
{
    private readonly BatchNorm2d norm1;
    private readonly ReLU relu1 = ReLU();
    private readonly Conv2d conv1;
    private readonly BatchNorm2d norm2;
    private readonly ReLU relu2 = ReLU();
    private readonly Conv2d conv2;

    /// <param name="in_channels">Maps that come in.</param>
    /// <param name="growth_rate">Maps that it makes.</param>
    /// <param name="bn_size">Maps of the 1×1 convolution, times growth_rate.</param>
    public DenseLayer(long in_channels, long growth_rate, long bn_size = 4)
        : base(nameof(DenseLayer))
    {
        norm1 = BatchNorm2d(in_channels);
        conv1 = Conv2d(in_channels, bn_size * growth_rate, 1, bias: false);
        norm2 = BatchNorm2d(bn_size * growth_rate);
        conv2 = Conv2d(bn_size * growth_rate, growth_rate, 3, padding: 1, bias: false);
        RegisterComponents();
    }

    /// <summary>The new maps of a batch.</summary>
    /// <param name="input">All maps so far, shape (N, in_channels, H, W).</param>
    /// <returns>Shape (N, growth_rate, H, W).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = conv1.call(relu1.call(norm1.call(input)));
        return conv2.call(relu2.call(norm2.call(x))).MoveToOuterDisposeScope();
    }
}
