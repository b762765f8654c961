using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>Convolution and ReLU as GoogLeNet uses them: with batch normalisation in between, or with a bias.</summary>
public sealed class BasicConv2d : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d? bn;
    private readonly ReLU relu = ReLU();

    /// <param name="in_channels">Maps that come in.</param>
    /// <param name="out_channels">Maps that go out.</param>
    /// <param name="kernel_size">In pixels.</param>
    /// <param name="stride">In pixels.</param>
    /// <param name="padding">In pixels.</param>
    /// <param name="form">Torchvision's normalises, the paper's adds a bias.</param>
    public BasicConv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
        GoogLeNetForm form = GoogLeNetForm.Torchvision)
        : base(nameof(BasicConv2d))
    {
        conv = Conv2d(in_channels, out_channels, kernel_size, stride, padding, bias: form == GoogLeNetForm.Paper2014);
        bn = form == GoogLeNetForm.Torchvision ? BatchNorm2d(out_channels, eps: 0.001) : null;
        RegisterComponents();
    }

    /// <summary>The maps of a batch.</summary>
    /// <param name="input">Shape (N, in_channels, H, W).</param>
    /// <returns>Shape (N, out_channels, oH, oW).</returns>
    public override Tensor forward(Tensor input)
    {
        using var maps = conv.call(input);
        if (bn is null)
            return relu.call(maps);
        using var normalized = bn.call(maps);
        return relu.call(normalized);
    }
}
