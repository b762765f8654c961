using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>LeNet-5 for 28×28 grey images: two convolution-pooling stages, three dense layers, 61 706 parameters.</summary>
/// <remarks>
/// LeCun, Bottou, Bengio, Haffner, Gradient-based learning applied to document recognition, Proc. IEEE 86(11), 1998, II.B.
/// Layer names are the paper's. Departures in both forms: padding 2 stands for the paper's 32×32 frame; S2 and S4 carry no weights
/// (-44); C3 reads all six maps of S2 (+900); a linear layer replaces the RBF output (+850). The modern form also has ReLU and
/// maximum where the paper has tanh and average.
/// </remarks>
public sealed class LeNet5 : Module<Tensor, Tensor>
{
    // Field and layer names are the checkpoint keys ("features.C1.weight"): renaming one breaks saved models.
    private readonly Sequential features;
    private readonly Sequential classifier;

    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="form">Nonlinearity and pooling; both forms have the same parameters.</param>
    /// <param name="in_channels">1 for grey images of 28×28 pixels, 3 for colour images of 32×32: the paper's frame without
    /// padding.</param>
    public LeNet5(long num_classes = 10, LeNet5Form form = LeNet5Form.Modern, long in_channels = 1)
        : base(nameof(LeNet5))
    {
        var padding = in_channels == 1 ? 2 : 0;
        features = Sequential(                          // (N,  1, 28, 28) or (N, 3, 32, 32)
            ("C1", Conv2d(in_channels, 6, 5, padding: padding)),    // (N, 6, 28, 28)
            ("act1", Activation(form)),
            ("S2", Pooling(form)),                      // (N,  6, 14, 14)
            ("C3", Conv2d(6, 16, 5)),                   // (N, 16, 10, 10)
            ("act3", Activation(form)),
            ("S4", Pooling(form)));                     // (N, 16,  5,  5)
        classifier = Sequential(
            ("flatten", Flatten()),                     // (N, 400)
            ("C5", Linear(16 * 5 * 5, 120)),            // (N, 120)
            ("act5", Activation(form)),
            ("F6", Linear(120, 84)),                    // (N, 84)
            ("act6", Activation(form)),
            ("output", Linear(84, num_classes)));       // (N, num_classes), logits
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, 1, 28, 28) or (N, in_channels, 32, 32), normalised to mean 0 and deviation 1.</param>
    /// <returns>Logits, shape (N, num_classes), for cross_entropy: no softmax in between.</returns>
    public override Tensor forward(Tensor input) => classifier.call(features.call(input));

    private static Module<Tensor, Tensor> Activation(LeNet5Form form) => form == LeNet5Form.Modern ? ReLU() : Tanh();

    private static Module<Tensor, Tensor> Pooling(LeNet5Form form) => form == LeNet5Form.Modern ? MaxPool2d(2) : AvgPool2d(2);
}
