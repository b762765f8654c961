using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>The inception block without bottlenecks: 1×1, 3×3, 5×5 and a maximum on all maps that come in. It grows at every
/// block.</summary>
/// <remarks>Szegedy et al., Going deeper with convolutions, arXiv:1409.4842, figure 2(a).</remarks>
public sealed class NaiveInception : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly Conv2d conv3;
    private readonly Conv2d conv5;
    private readonly MaxPool2d pool;
    private readonly ReLU relu = ReLU();

    /// <param name="in_channels">Maps that come in.</param>
    /// <param name="c1">Maps of the 1×1 convolution.</param>
    /// <param name="c3">Maps of the 3×3 convolution.</param>
    /// <param name="c5">Maps of the 5×5 convolution.</param>
    public NaiveInception(long in_channels, long c1, long c3, long c5)
        : base(nameof(NaiveInception))
    {
        conv1 = Conv2d(in_channels, c1, 1);
        conv3 = Conv2d(in_channels, c3, 3, padding: 1);
        conv5 = Conv2d(in_channels, c5, 5, padding: 2);
        pool = MaxPool2d(3, stride: 1, padding: 1);
        RegisterComponents();
    }

    /// <summary>The maps of a batch.</summary>
    /// <param name="input">Shape (N, in_channels, H, W).</param>
    /// <returns>Shape (N, c1 + c3 + c5 + in_channels, H, W).</returns>
    public override Tensor forward(Tensor input)
    {
        using var one = conv1.call(input);
        using var three = conv3.call(input);
        using var five = conv5.call(input);
        using var convolved = cat([one, three, five], 1);
        using var active = relu.call(convolved);
        using var pooled = pool.call(input);
        return cat([active, pooled], 1);
    }
}
