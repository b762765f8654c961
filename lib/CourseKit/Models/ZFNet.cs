using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>ZFNet, which won ILSVRC 2013: AlexNet looked into and mended, 7×7 windows at stride 2 first, for 224×224 colour
/// images.</summary>
/// <remarks>Zeiler and Fergus, Visualizing and understanding convolutional networks, arXiv:1311.2901, figure 3 and section 4.1.</remarks>
public sealed class ZFNet : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Sequential classifier;

    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="wide">512, 1024, 512 maps in the last three convolutions (the winning form); otherwise AlexNet's 384, 384, 256.</param>
    public ZFNet(long num_classes = 1000, bool wide = true)
        : base(nameof(ZFNet))
    {
        var (c3, c4, c5) = wide ? (512L, 1024L, 512L) : (384L, 384L, 256L);
        features = Sequential(                                                      // (N,   3, 224, 224)
            ("conv1", Conv2d(3, 96, 7, stride: 2, padding: 1)), ("relu1", ReLU()),  // (N,  96, 110, 110)
            ("pool1", MaxPool2d(3, stride: 2, padding: 1)),                         // (N,  96,  55,  55)
            ("norm1", LocalResponseNorm(5, alpha: 5e-4, beta: 0.75, k: 2)),
            ("conv2", Conv2d(96, 256, 5, stride: 2)), ("relu2", ReLU()),            // (N, 256,  26,  26)
            ("pool2", MaxPool2d(3, stride: 2, padding: 1)),                         // (N, 256,  13,  13)
            ("norm2", LocalResponseNorm(5, alpha: 5e-4, beta: 0.75, k: 2)),
            ("conv3", Conv2d(256, c3, 3, padding: 1)), ("relu3", ReLU()),           // (N,  c3,  13,  13)
            ("conv4", Conv2d(c3, c4, 3, padding: 1)), ("relu4", ReLU()),
            ("conv5", Conv2d(c4, c5, 3, padding: 1)), ("relu5", ReLU()),
            ("pool5", MaxPool2d(3, stride: 2)));                                    // (N,  c5,   6,   6)
        classifier = Sequential(
            ("flatten", Flatten()),
            ("fc6", Linear(c5 * 6 * 6, 4096)), ("relu6", ReLU()), ("drop6", Dropout()),
            ("fc7", Linear(4096, 4096)), ("relu7", ReLU()), ("drop7", Dropout()),
            ("fc8", Linear(4096, num_classes)));
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, 3, 224, 224).</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input) => classifier.call(features.call(input));
}
