using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// DenseNet for 224×224 colour images; the default is DenseNet-121, 7 978 856 parameters. State-dict names are torchvision's.
/// </summary>
/// <remarks>Huang, Liu, van der Maaten, Weinberger, Densely connected convolutional networks, arXiv:1608.06993, table 1.</remarks>
public sealed class DenseNet : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly ReLU relu;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Linear classifier;

    /// <param name="blocks">Layers of the four blocks; null for DenseNet-121's 6, 12, 24, 16.</param>
    /// <param name="growth_rate">Maps that each layer adds.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    public DenseNet(IReadOnlyList<int>? blocks = null, long growth_rate = 32, long num_classes = 1000)
        : base(nameof(DenseNet))
    {
        blocks ??= [6, 12, 24, 16];
        var channels = 2 * growth_rate;
        var layers = new List<(string, Module<Tensor, Tensor>)>
        {
            ("conv0", Conv2d(3, channels, 7, stride: 2, padding: 3, bias: false)),
            ("norm0", BatchNorm2d(channels)), ("relu0", ReLU()),
            ("pool0", MaxPool2d(3, stride: 2, padding: 1)),
        };
        for (var i = 0; i < blocks.Count; i++)
        {
            layers.Add(($"denseblock{i + 1}", new DenseBlock(blocks[i], channels, growth_rate)));
            channels += blocks[i] * growth_rate;
            if (i == blocks.Count - 1)
                break;
            layers.Add(($"transition{i + 1}", Transition(channels)));
            channels /= 2;
        }
        layers.Add(("norm5", BatchNorm2d(channels)));
        features = Sequential(layers);
        relu = ReLU();
        avgpool = AdaptiveAvgPool2d(1);
        classifier = Linear(channels, num_classes);
        RegisterComponents();
        Initialization.DenseNet(this);
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, 3, H, W), 224×224 in the paper.</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = relu.call(features.call(input));
        x = avgpool.call(x).flatten(1);
        return classifier.call(x).MoveToOuterDisposeScope();
    }

    // Half the maps, half the rows and columns.
    private static Sequential Transition(long channels) => Sequential(
        ("norm", BatchNorm2d(channels)), ("relu", ReLU()),
        ("conv", Conv2d(channels, channels / 2, 1, bias: false)), ("pool", AvgPool2d(2)));
}
