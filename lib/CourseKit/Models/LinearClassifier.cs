using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// One linear layer from pixels to classes: every class has one template image. 7 850 parameters for 28×28 and 10 classes.
/// </summary>
/// <remarks>
/// LeCun, Bottou, Bengio, Haffner, Gradient-based learning applied to document recognition, Proc. IEEE 86(11), 1998, III.C.1,
/// trained here with cross entropy.
/// </remarks>
public sealed class LinearClassifier : Module<Tensor, Tensor>
{
    // Field and layer names are the checkpoint keys ("classifier.output.weight"): renaming one breaks saved models.
    private readonly Sequential classifier;

    /// <param name="inputs">C × H × W, values of one image.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    public LinearClassifier(long inputs = 28 * 28, long num_classes = 10)
        : base(nameof(LinearClassifier))
    {
        classifier = Sequential(                        // (N, C, H, W)
            ("flatten", Flatten()),                     // (N, inputs)
            ("output", Linear(inputs, num_classes)));   // (N, num_classes), logits
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, C, H, W), normalised to mean 0 and deviation 1.</param>
    /// <returns>Logits, shape (N, num_classes), for cross_entropy: no softmax in between.</returns>
    public override Tensor forward(Tensor input) => classifier.call(input);
}
