using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// The AlexNet that won ILSVRC 2012, for 227×227 colour images: 60 965 224 parameters on two graphics cards, which see each other's
/// maps in the third convolution only; 62 378 344 when written for one.
/// </summary>
/// <remarks>
/// Krizhevsky, Sutskever, Hinton, ImageNet classification with deep convolutional neural networks, NIPS 2012, section 3. The paper
/// says 224; its sizes come out with 227.
/// </remarks>
public sealed class AlexNet2012 : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Sequential classifier;

    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="cards">2 cuts the channels of convolutions 2, 4 and 5 in two groups; 1 does not.</param>
    public AlexNet2012(long num_classes = 1000, long cards = 2)
        : base(nameof(AlexNet2012))
    {
        features = Sequential(                                                      // (N,   3, 227, 227)
            ("conv1", Conv2d(3, 96, 11, stride: 4)), ("relu1", ReLU()),             // (N,  96,  55,  55)
            ("norm1", LocalResponseNorm(5, alpha: 5e-4, beta: 0.75, k: 2)),         // the paper's 1e-4 is per map: PyTorch divides by 5
            ("pool1", MaxPool2d(3, stride: 2)),                                     // (N,  96,  27,  27)
            ("conv2", Conv2d(96, 256, 5, padding: 2, groups: cards)), ("relu2", ReLU()),    // (N, 256, 27, 27)
            ("norm2", LocalResponseNorm(5, alpha: 5e-4, beta: 0.75, k: 2)),
            ("pool2", MaxPool2d(3, stride: 2)),                                     // (N, 256,  13,  13)
            ("conv3", Conv2d(256, 384, 3, padding: 1)), ("relu3", ReLU()),          // (N, 384,  13,  13)
            ("conv4", Conv2d(384, 384, 3, padding: 1, groups: cards)), ("relu4", ReLU()),
            ("conv5", Conv2d(384, 256, 3, padding: 1, groups: cards)), ("relu5", ReLU()),   // (N, 256, 13, 13)
            ("pool5", MaxPool2d(3, stride: 2)));                                    // (N, 256,   6,   6)
        classifier = Sequential(
            ("flatten", Flatten()),
            ("fc6", Linear(256 * 6 * 6, 4096)), ("relu6", ReLU()), ("drop6", Dropout()),
            ("fc7", Linear(4096, 4096)), ("relu7", ReLU()), ("drop7", Dropout()),
            ("fc8", Linear(4096, num_classes)));
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, 3, 227, 227), less the training mean.</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input) => classifier.call(features.call(input));
}
