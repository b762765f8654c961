using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Claims.Experiments;

/// <summary>A convolutional network with and without batch normalisation, at a small and at a high learning rate.</summary>
/// <param name="Plain">Test accuracy without, 0 to 1, small rate and high rate.</param>
/// <param name="Normalised">With conv, ReLU, pool, batch norm in this order.</param>
public sealed record NormalisedBlocks((double Small, double High) Plain, (double Small, double High) Normalised)
{
    /// <summary>Trains four times on generated digits.</summary>
    /// <param name="small">The usual learning rate.</param>
    /// <param name="high">A high one.</param>
    /// <param name="images">Training images.</param>
    /// <param name="epochs">Times that each is shown.</param>
    /// <param name="seed">Of weights and order.</param>
    public static NormalisedBlocks Measure(double small = 0.01, double high = 0.1, int images = 1500, int epochs = 3, long seed = 1)
    {
        var data = Datasets.Datasets.Digits(images, 1000);
        double At(bool norm, double rate) =>
            Fitting.Accuracy(Fitting.Of(() => Network(norm), data, seed, new Trainer { Epochs = epochs, LearningRate = rate }));
        return new NormalisedBlocks((At(false, small), At(false, high)), (At(true, small), At(true, high)));
    }

    private static Module<Tensor, Tensor> Network(bool norm)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        foreach (var (from, to) in new[] { (1, 8), (8, 16), (16, 16) })
        {
            layers.AddRange([Conv2d(from, to, 3, padding: 1), ReLU(), MaxPool2d(2)]);
            if (norm)
                layers.Add(BatchNorm2d(to));
        }
        layers.AddRange([Flatten(), Linear(16 * 3 * 3, 10)]);
        return Sequential(layers);
    }
}
