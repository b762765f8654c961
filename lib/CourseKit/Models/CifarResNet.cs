using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// ResNet for 32×32 images with 6n + 2 layers: 20 (269 722 parameters), 32, 44, 56, 110 in the paper. Shortcuts have no weights:
/// where maps double they are padded with zeros. Without shortcuts, the plain twin, which has the same number of parameters.
/// </summary>
/// <remarks>He, Zhang, Ren, Sun, Deep residual learning for image recognition, arXiv:1512.03385, section 4.2, option A.</remarks>
public sealed class CifarResNet : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly ReLU relu;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Linear fc;

    /// <param name="depth">6n + 2: 8, 14, 20, 26, 32, ...</param>
    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="residual">False for the plain twin.</param>
    /// <param name="in_channels">1 for grey images, 3 for colour.</param>
    /// <param name="width">Maps of the first stage: 16 in the paper.</param>
    /// <exception cref="CourseKitException">The depth is not 6n + 2.</exception>
    public CifarResNet(int depth = 20, long num_classes = 10, bool residual = true, long in_channels = 3, long width = 16)
        : base($"{(residual ? "CifarResNet" : "CifarPlainNet")}-{depth}")
    {
        if (depth < 8 || (depth - 2) % 6 != 0)
            throw new CourseKitException($"Depth {depth} is not 6n + 2; take 8, 14, 20, 32, 44, 56 or 110.");
        var n = (depth - 2) / 6;
        conv1 = Conv2d(in_channels, width, 3, padding: 1, bias: false);     // (N,     width, 32, 32)
        bn1 = BatchNorm2d(width);
        relu = ReLU();
        layer1 = Stage(width, width, n, residual);                          // (N,     width, 32, 32)
        layer2 = Stage(width, 2 * width, n, residual);                      // (N, 2 * width, 16, 16)
        layer3 = Stage(2 * width, 4 * width, n, residual);                  // (N, 4 * width,  8,  8)
        avgpool = AdaptiveAvgPool2d(1);
        fc = Linear(4 * width, num_classes);
        RegisterComponents();
        Initialization.ResNet(this);
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, in_channels, H, W), 32×32 in the paper.</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = relu.call(bn1.call(conv1.call(input)));
        x = layer3.call(layer2.call(layer1.call(x)));
        x = avgpool.call(x).flatten(1);
        return fc.call(x).MoveToOuterDisposeScope();
    }

    private static Sequential Stage(long inputs, long channels, int count, bool residual)
    {
        var blocks = new List<Module<Tensor, Tensor>>();
        for (var i = 0; i < count; i++)
        {
            var narrow = i == 0 && inputs != channels;
            var shortcut = narrow && residual ? new PaddedShortcut(channels - inputs) : null;
            blocks.Add(new BasicBlock(i == 0 ? inputs : channels, channels, narrow ? 2 : 1, shortcut, residual));
        }
        return Sequential(blocks.ToArray());
    }
}
