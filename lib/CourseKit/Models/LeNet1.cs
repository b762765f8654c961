using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>LeNet-1 for 28×28 grey images: two convolution-pooling stages and one dense layer, 3 246 parameters.</summary>
/// <remarks>
/// LeCun et al., Handwritten digit recognition with a back-propagation network, NIPS 1989; named LeNet-1 in Proc. IEEE 86(11), 1998,
/// III.C.7, which counts about 2 600: there each second-stage map reads one or two of the first, here all four (+600).
/// </remarks>
public sealed class LeNet1 : Module<Tensor, Tensor>
{
    // Field and layer names are the checkpoint keys ("features.C1.weight"): renaming one breaks saved models.
    private readonly Sequential features;
    private readonly Sequential classifier;

    /// <param name="num_classes">Length of a logits row.</param>
    public LeNet1(long num_classes = 10)
        : base(nameof(LeNet1))
    {
        features = Sequential(                              // (N,  1, 28, 28)
            ("C1", Conv2d(1, 4, 5)),                        // (N,  4, 24, 24)
            ("act1", Tanh()),
            ("S2", AvgPool2d(2)),                           // (N,  4, 12, 12)
            ("C3", Conv2d(4, 12, 5)),                       // (N, 12,  8,  8)
            ("act3", Tanh()),
            ("S4", AvgPool2d(2)));                          // (N, 12,  4,  4)
        classifier = Sequential(
            ("flatten", Flatten()),                         // (N, 192)
            ("output", Linear(12 * 4 * 4, num_classes)));   // (N, num_classes), logits
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, 1, 28, 28), normalised to mean 0 and deviation 1.</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input) => classifier.call(features.call(input));
}
