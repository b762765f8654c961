using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>A classifier half-way up GoogLeNet: averages, a 1×1 convolution, two dense layers.</summary>
/// <remarks>Szegedy et al., arXiv:1409.4842, section 5: averages over 5×5 at stride 3 turn 14×14 into 4×4.</remarks>
public sealed class InceptionAux : Module<Tensor, Tensor>
{
    private readonly AdaptiveAvgPool2d avgpool = AdaptiveAvgPool2d(4);
    private readonly BasicConv2d conv;
    private readonly Linear fc1;
    private readonly ReLU relu = ReLU();
    private readonly Dropout dropout;
    private readonly Linear fc2;

    /// <param name="in_channels">Maps that come in.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="form">With or without normalisation.</param>
    public InceptionAux(long in_channels, long num_classes, GoogLeNetForm form = GoogLeNetForm.Torchvision)
        : base(nameof(InceptionAux))
    {
        conv = new BasicConv2d(in_channels, 128, 1, form: form);
        fc1 = Linear(128 * 4 * 4, 1024);
        dropout = Dropout(0.7);
        fc2 = Linear(1024, num_classes);
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Shape (N, in_channels, H, W).</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input)
    {
        using var grid = avgpool.call(input);           // (N, in_channels, 4, 4)
        using var maps = conv.call(grid);               // (N, 128, 4, 4)
        using var flat = maps.flatten(1);               // (N, 2048)
        using var hidden = fc1.call(flat);              // (N, 1024)
        using var active = relu.call(hidden);
        using var dropped = dropout.call(active);
        return fc2.call(dropped);
    }
}
