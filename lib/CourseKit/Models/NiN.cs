using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// Network in network for 32×32 colour images: each convolution is followed by two of 1×1, a small network at every pixel, and the
/// classes are the means of the last maps. 966 986 parameters, no dense layer.
/// </summary>
/// <remarks>Lin, Chen, Yan, Network in network, arXiv:1312.4400; sizes of the authors' published CIFAR-10 network.</remarks>
public sealed class NiN : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Sequential classifier;

    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="in_channels">1 for grey images, 3 for colour.</param>
    public NiN(long num_classes = 10, long in_channels = 3)
        : base(nameof(NiN))
    {
        features = Sequential(                                                      // (N,   3, 32, 32)
            ("mlpconv1", MlpConv(in_channels, 5, 192, 160, 96)),                    // (N,  96, 32, 32)
            ("pool1", MaxPool2d(3, stride: 2, padding: 1)), ("drop1", Dropout()),   // (N,  96, 16, 16)
            ("mlpconv2", MlpConv(96, 5, 192, 192, 192)),                            // (N, 192, 16, 16)
            ("pool2", AvgPool2d(3, stride: 2, padding: 1)), ("drop2", Dropout()),   // (N, 192,  8,  8)
            ("mlpconv3", MlpConv(192, 3, 192, 192, num_classes)));                  // (N, num_classes, 8, 8)
        classifier = Sequential(
            ("average", AdaptiveAvgPool2d(1)),                                      // (N, num_classes, 1, 1)
            ("flatten", Flatten()));                                                // (N, num_classes), logits
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, in_channels, 32, 32).</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input) => classifier.call(features.call(input));

    // The ReLU before the average is the paper's.
    private static Sequential MlpConv(long channels, long kernel, long maps, long inner, long output) => Sequential(
        ("conv", Conv2d(channels, maps, kernel, padding: kernel / 2)), ("relu1", ReLU()),
        ("cccp1", Conv2d(maps, inner, 1)), ("relu2", ReLU()),
        ("cccp2", Conv2d(inner, output, 1)), ("relu3", ReLU()));
}
