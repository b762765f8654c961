using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>AlexNet as torchvision has it, for 224×224 colour images: 61 100 840 parameters. State-dict names are torchvision's.</summary>
/// <remarks>
/// Krizhevsky, One weird trick for parallelizing convolutional neural networks, arXiv:1404.5997: fewer maps than in 2012, no local
/// response normalisation, one tower. <see cref="AlexNet2012"/> is the network of 2012.
/// </remarks>
public sealed class AlexNet : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Sequential classifier;

    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="dropout">Share of units dropped before each of the first two dense layers.</param>
    public AlexNet(long num_classes = 1000, double dropout = 0.5)
        : base(nameof(AlexNet))
    {
        features = Sequential(                                          // (N,   3, 224, 224)
            Conv2d(3, 64, 11, stride: 4, padding: 2), ReLU(),           // (N,  64,  55,  55)
            MaxPool2d(3, stride: 2),                                    // (N,  64,  27,  27)
            Conv2d(64, 192, 5, padding: 2), ReLU(),                     // (N, 192,  27,  27)
            MaxPool2d(3, stride: 2),                                    // (N, 192,  13,  13)
            Conv2d(192, 384, 3, padding: 1), ReLU(),                    // (N, 384,  13,  13)
            Conv2d(384, 256, 3, padding: 1), ReLU(),                    // (N, 256,  13,  13)
            Conv2d(256, 256, 3, padding: 1), ReLU(),
            MaxPool2d(3, stride: 2));                                   // (N, 256,   6,   6)
        avgpool = AdaptiveAvgPool2d(6);                                 // the same for 224×224; other sizes are fitted
        classifier = Sequential(
            Dropout(dropout), Linear(256 * 6 * 6, 4096), ReLU(),
            Dropout(dropout), Linear(4096, 4096), ReLU(),
            Linear(4096, num_classes));
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, 3, 224, 224), normalised; other sizes from 63 pixels up.</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input)
    {
        using var maps = features.call(input);
        using var pooled = avgpool.call(maps);
        return classifier.call(pooled.flatten(1));
    }
}
