using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// Wide ResNet for 32×32 images, WRN-depth-k: pre-activation blocks with k times the maps. WRN-28-10 has 36 479 194 parameters. With
/// k = 1 it is the pre-activation ResNet itself.
/// </summary>
/// <remarks>
/// Zagoruyko and Komodakis, Wide residual networks, arXiv:1605.07146, table 1; He et al., Identity mappings, arXiv:1603.05027.
/// </remarks>
public sealed class WideResNet : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly Sequential group0;
    private readonly Sequential group1;
    private readonly Sequential group2;
    private readonly BatchNorm2d bn;
    private readonly ReLU relu;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Linear fc;

    /// <param name="depth">6n + 4: 10, 16, 22, 28, 40.</param>
    /// <param name="k">How many times wider than 16, 32, 64 maps.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="dropout">Share of values dropped inside each block; 0.3 in the paper where used.</param>
    /// <param name="in_channels">1 for grey images, 3 for colour.</param>
    /// <exception cref="CourseKitException">The depth is not 6n + 4, or k is below 1.</exception>
    public WideResNet(int depth = 28, int k = 10, long num_classes = 10, double dropout = 0, long in_channels = 3)
        : base(k == 1 ? $"PreActResNet-{depth}" : $"WRN-{depth}-{k}")
    {
        if (depth < 10 || (depth - 4) % 6 != 0 || k < 1)
            throw new CourseKitException($"WRN-{depth}-{k} does not exist: depth is 6n + 4 (10, 16, 22, 28, 40), k is 1 or more.");
        var n = (depth - 4) / 6;
        conv1 = Conv2d(in_channels, 16, 3, padding: 1, bias: false);        // (N,     16, 32, 32)
        group0 = Group(16, 16 * k, n, 1, dropout);                          // (N, 16 * k, 32, 32)
        group1 = Group(16 * k, 32 * k, n, 2, dropout);                      // (N, 32 * k, 16, 16)
        group2 = Group(32 * k, 64 * k, n, 2, dropout);                      // (N, 64 * k,  8,  8)
        bn = BatchNorm2d(64 * k);
        relu = ReLU();
        avgpool = AdaptiveAvgPool2d(1);
        fc = Linear(64 * k, num_classes);
        RegisterComponents();
        Initialization.ResNet(this);
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, in_channels, H, W), 32×32 in the paper.</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = group2.call(group1.call(group0.call(conv1.call(input))));
        x = avgpool.call(relu.call(bn.call(x))).flatten(1);
        return fc.call(x).MoveToOuterDisposeScope();
    }

    private static Sequential Group(long inputs, long channels, int count, long stride, double dropout) => Sequential(
        Enumerable.Range(0, count).Select(i => (Module<Tensor, Tensor>)(i == 0
            ? new PreActBlock(inputs, channels, stride, dropout) : new PreActBlock(channels, channels, 1, dropout))).ToArray());
}
