using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// A small fully convolutional network that gives a class to every pixel: down twice, up twice, with the fine maps of the way down
/// laid beside the coarse ones on the way up. No dense layer: any size of image goes.
/// </summary>
/// <remarks>
/// Long, Shelhamer, Darrell, Fully convolutional networks, arXiv:1411.4038; the connections across are of Ronneberger, Fischer, Brox,
/// U-Net, arXiv:1505.04597. Much smaller than either.
/// </remarks>
public sealed class SegmentationNet : Module<Tensor, Tensor>
{
    private readonly Sequential down1, down2, bottom;
    private readonly MaxPool2d pool = MaxPool2d(2);
    private readonly ConvTranspose2d up2, up1;
    private readonly Sequential merge2, merge1;
    private readonly Conv2d output;

    /// <param name="num_classes">Classes of a pixel, the background among them.</param>
    /// <param name="in_channels">1 for grey images, 3 for colour.</param>
    /// <param name="width">Maps at full size.</param>
    public SegmentationNet(long num_classes, long in_channels = 3, long width = 16)
        : base(nameof(SegmentationNet))
    {
        down1 = Pair(in_channels, width);
        down2 = Pair(width, 2 * width);
        bottom = Pair(2 * width, 4 * width);
        up2 = ConvTranspose2d(4 * width, 2 * width, 2, stride: 2);
        merge2 = Pair(4 * width, 2 * width);
        up1 = ConvTranspose2d(2 * width, width, 2, stride: 2);
        merge1 = Pair(2 * width, width);
        output = Conv2d(width, num_classes, 1);
        RegisterComponents();
    }

    /// <summary>The logits of every pixel of a batch.</summary>
    /// <param name="input">Images, shape (N, in_channels, H, W), H and W multiples of 4.</param>
    /// <returns>Logits, shape (N, num_classes, H, W), for cross_entropy with targets of shape (N, H, W).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var fine = down1.call(input);                                       // (N,     width, H,   W)
        var middle = down2.call(pool.call(fine));                           // (N, 2 * width, H/2, W/2)
        var coarse = bottom.call(pool.call(middle));                        // (N, 4 * width, H/4, W/4)
        var x = merge2.call(cat([up2.call(coarse), middle], 1));            // (N, 2 * width, H/2, W/2)
        x = merge1.call(cat([up1.call(x), fine], 1));                       // (N,     width, H,   W)
        return output.call(x).MoveToOuterDisposeScope();
    }

    private static Sequential Pair(long inputs, long maps) => Sequential(
        ("conv1", Conv2d(inputs, maps, 3, padding: 1, bias: false)), ("bn1", BatchNorm2d(maps)), ("relu1", ReLU()),
        ("conv2", Conv2d(maps, maps, 3, padding: 1, bias: false)), ("bn2", BatchNorm2d(maps)), ("relu2", ReLU()));
}
