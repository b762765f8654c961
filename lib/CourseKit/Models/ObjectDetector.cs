using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// What is in the picture and where, for one object: convolutions, then a class and a box from the same features. Train it with cross
/// entropy on the class and a smooth L1 loss on the box.
/// </summary>
/// <remarks>The "classification and localization" task of Sermanet et al., OverFeat, arXiv:1312.6229, section 4, in small.</remarks>
public sealed class ObjectDetector : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Sequential neck;
    private readonly Linear classes;
    private readonly Linear box;
    private readonly Sigmoid sigmoid = Sigmoid();

    /// <param name="num_classes">Classes of the object.</param>
    /// <param name="in_channels">1 for grey images, 3 for colour.</param>
    /// <param name="width">Maps of the first stage.</param>
    public ObjectDetector(long num_classes, long in_channels = 3, long width = 16)
        : base(nameof(ObjectDetector))
    {
        NumClasses = num_classes;
        features = Sequential(                                          // (N, in_channels, H, W)
            ("stage1", Stage(in_channels, width)),                      // (N,     width, H/2, W/2)
            ("stage2", Stage(width, 2 * width)),                        // (N, 2 * width, H/4, W/4)
            ("stage3", Stage(2 * width, 4 * width)));                   // (N, 4 * width, H/8, W/8)
        neck = Sequential(
            ("grid", AdaptiveAvgPool2d(4)),                             // a coarse grid keeps where things are
            ("flatten", Flatten()),
            ("fc", Linear(4 * width * 16, 8 * width)), ("relu", ReLU()));
        classes = Linear(8 * width, num_classes);
        box = Linear(8 * width, 4);
        RegisterComponents();
    }

    /// <summary>Classes of the object.</summary>
    public long NumClasses { get; }

    /// <summary>Class and box of a batch in one row.</summary>
    /// <param name="input">Images, shape (N, in_channels, H, W), from 8 pixels up.</param>
    /// <returns>Shape (N, num_classes + 4): logits, then the box as centre x, centre y, width, height, each a share of the image, 0 to
    /// 1.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var seen = neck.call(features.call(input));
        return cat([classes.call(seen), sigmoid.call(box.call(seen))], 1).MoveToOuterDisposeScope();
    }

    /// <summary>Takes rows of <see cref="forward"/> apart.</summary>
    /// <param name="rows">Shape (N, num_classes + 4).</param>
    /// <returns>Logits (N, num_classes) and boxes (N, 4).</returns>
    public (Tensor logits, Tensor boxes) Split(Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return (rows.narrow(1, 0, NumClasses), rows.narrow(1, NumClasses, 4));
    }

    private static Sequential Stage(long inputs, long maps) => Sequential(
        ("conv", Conv2d(inputs, maps, 3, padding: 1, bias: false)), ("bn", BatchNorm2d(maps)), ("relu", ReLU()), ("pool", MaxPool2d(2)));
}
