using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// ResNet for 224×224 colour images, from its block counts. <c>ResNet.Of(18)</c> has 11 689 512 parameters, 34: 21 797 672,
/// 50: 25 557 032, 101: 44 549 160, 152: 60 192 808. State-dict names are torchvision's.
/// </summary>
/// <remarks>He, Zhang, Ren, Sun, Deep residual learning for image recognition, arXiv:1512.03385, table 1.</remarks>
public sealed class ResNet : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly ReLU relu;
    private readonly MaxPool2d maxpool;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Linear fc;

    /// <param name="blocks">Blocks of the four stages: 2, 2, 2, 2 for ResNet-18.</param>
    /// <param name="bottleneck">Blocks of 1×1, 3×3, 1×1 convolutions (50 layers and more), else of two 3×3.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="groups">Groups of the bottleneck's 3×3 convolution: 32 in ResNeXt-50.</param>
    /// <param name="width_per_group">Maps of each group in the first stage: 4 in ResNeXt-50 32x4d, 128 in Wide ResNet-50-2.</param>
    /// <param name="residual">False leaves the additions and their 1×1 convolutions out: the plain twin.</param>
    public ResNet(IReadOnlyList<int> blocks, bool bottleneck, long num_classes = 1000, long groups = 1, long width_per_group = 64,
        bool residual = true)
        : base(residual ? nameof(ResNet) : "PlainNet")
    {
        ArgumentNullException.ThrowIfNull(blocks);
        if (blocks.Count != 4)
            throw new CourseKitException($"A ResNet has 4 stages, and {blocks.Count} block counts were given.");
        var expansion = bottleneck ? Bottleneck.Expansion : 1;
        conv1 = Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false);
        bn1 = BatchNorm2d(64);
        relu = ReLU();
        maxpool = MaxPool2d(3, stride: 2, padding: 1);
        layer1 = Stage(64, 64, blocks[0], 1);
        layer2 = Stage(64 * expansion, 128, blocks[1], 2);
        layer3 = Stage(128 * expansion, 256, blocks[2], 2);
        layer4 = Stage(256 * expansion, 512, blocks[3], 2);
        avgpool = AdaptiveAvgPool2d(1);
        fc = Linear(512 * expansion, num_classes);
        RegisterComponents();
        Initialization.ResNet(this);

        Sequential Stage(long inputs, long channels, int count, long stride)
        {
            var stage = new List<Module<Tensor, Tensor>>();
            for (var i = 0; i < count; i++)
            {
                var (maps, step) = i == 0 ? (inputs, stride) : (channels * expansion, 1);
                var fit = residual && (step != 1 || maps != channels * expansion) ? Fit(maps, channels * expansion, step) : null;
                stage.Add(bottleneck
                    ? new Bottleneck(maps, channels, step, fit, groups, width_per_group, residual)
                    : new BasicBlock(maps, channels, step, fit, residual));
            }
            return Sequential(stage.ToArray());
        }
    }

    /// <summary>The ResNet of a depth, by the paper's table.</summary>
    /// <param name="depth">18, 34, 50, 101 or 152.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="residual">False for the plain twin.</param>
    /// <exception cref="CourseKitException">The table has no such depth.</exception>
    public static ResNet Of(int depth, long num_classes = 1000, bool residual = true)
    {
        var (blocks, bottleneck) = ResNetTable.Of(depth);
        return new ResNet(blocks, bottleneck, num_classes, residual: residual);
    }

    /// <summary>ResNeXt-50 32x4d, 25 028 904 parameters.</summary>
    /// <param name="num_classes">Length of a logits row.</param>
    /// <remarks>Xie, Girshick, Dollár, Tu, He, Aggregated residual transformations, arXiv:1611.05431, table 1.</remarks>
    public static ResNet ResNeXt50(long num_classes = 1000) => new([3, 4, 6, 3], true, num_classes, groups: 32, width_per_group: 4);

    /// <summary>Wide ResNet-50-2, 68 883 240 parameters: twice the maps in the middle of each block.</summary>
    /// <param name="num_classes">Length of a logits row.</param>
    /// <remarks>Zagoruyko and Komodakis, Wide residual networks, arXiv:1605.07146, section 3.</remarks>
    public static ResNet Wide50(long num_classes = 1000) => new([3, 4, 6, 3], true, num_classes, width_per_group: 128);

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, 3, H, W), normalised; 224×224 in the paper, from 32 pixels up.</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = maxpool.call(relu.call(bn1.call(conv1.call(input))));      // (N,  64, H/4, W/4)
        x = layer1.call(x);
        x = layer2.call(x);                                                 // H/8
        x = layer3.call(x);                                                 // H/16
        x = layer4.call(x);                                                 // (N, 512 or 2048, H/32, W/32)
        x = avgpool.call(x).flatten(1);
        return fc.call(x).MoveToOuterDisposeScope();
    }

    private static Sequential Fit(long inputs, long outputs, long stride) =>
        Sequential(Conv2d(inputs, outputs, 1, stride, bias: false), BatchNorm2d(outputs));
}
