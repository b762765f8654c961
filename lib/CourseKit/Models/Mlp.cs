using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// Fully connected layers with ReLU in between: <c>new Mlp([300])</c> has 238 510 parameters, <c>new Mlp([300, 100])</c> 266 610.
/// </summary>
/// <remarks>
/// The networks 784-300-10 and 784-300-100-10 of LeCun, Bottou, Bengio, Haffner, Gradient-based learning applied to document
/// recognition, Proc. IEEE 86(11), 1998, III.C.4 and 5; ReLU in place of the scaled tanh, cross entropy in place of squared error.
/// </remarks>
public sealed class Mlp : Module<Tensor, Tensor>
{
    // Field and layer names are the checkpoint keys ("classifier.hidden1.weight"): renaming one breaks saved models.
    private readonly Sequential classifier;

    /// <param name="hidden">Units of each hidden layer, first layer first; none makes a linear classifier.</param>
    /// <param name="inputs">C × H × W, values of one image.</param>
    /// <param name="num_classes">Length of a logits row.</param>
    public Mlp(IReadOnlyList<long> hidden, long inputs = 28 * 28, long num_classes = 10)
        : base(nameof(Mlp))
    {
        ArgumentNullException.ThrowIfNull(hidden);
        var layers = new List<(string, Module<Tensor, Tensor>)> { ("flatten", Flatten()) };    // (N, inputs)
        for (var i = 0; i < hidden.Count; i++)
        {
            layers.Add(($"hidden{i + 1}", Linear(i == 0 ? inputs : hidden[i - 1], hidden[i])));  // (N, hidden[i])
            layers.Add(($"relu{i + 1}", ReLU()));
        }
        layers.Add(("output", Linear(hidden.Count == 0 ? inputs : hidden[^1], num_classes)));   // (N, num_classes), logits
        classifier = Sequential(layers);
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Images, shape (N, C, H, W), normalised to mean 0 and deviation 1.</param>
    /// <returns>Logits, shape (N, num_classes), for cross_entropy: no softmax in between.</returns>
    public override Tensor forward(Tensor input) => classifier.call(input);
}
