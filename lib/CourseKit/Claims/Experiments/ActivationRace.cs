using CourseKit.Datasets;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Claims.Experiments;

/// <summary>Epochs that a convolutional network of four layers needs to a training error of 25 %, by activation.</summary>
/// <param name="Tanh">Epochs with tanh, by a straight line between two; all of them where it does not get there.</param>
/// <param name="ReLU">Epochs with ReLU.</param>
/// <param name="TanhArrives">Whether the net with tanh got there.</param>
/// <remarks>After figure 1 of Krizhevsky, Sutskever, Hinton, ImageNet classification, NIPS 2012, on generated digits.</remarks>
public sealed record ActivationRace(double Tanh, double ReLU, bool TanhArrives)
{
    private const double Goal = 0.25;

    /// <summary>How many times as many epochs tanh needs; at least, where it does not arrive.</summary>
    public double Factor => Tanh / ReLU;

    /// <summary>Trains both, with the same seed and learning rate.</summary>
    /// <param name="divide">Whether pixels are divided by their deviation, or only their mean is taken off, as in the paper.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="epochs">Most epochs.</param>
    /// <param name="images">Training images.</param>
    /// <param name="seed">Of weights and order.</param>
    public static ActivationRace Run(bool divide, double rate, int epochs = 8, int images = 1500, long seed = 1)
    {
        var data = Datasets.Datasets.Digits(images, 100);
        var inputs = divide ? data.Normalization : new Normalization(data.Normalization.Mean, [1 / 255.0]);
        double[] Errors(Func<Module<Tensor, Tensor>> activation)
        {
            manual_seed(seed);
            using var model = FourLayers(activation);
            using var arrived = new CancellationTokenSource();
            var trainer = new Trainer
            {
                Epochs = epochs, LearningRate = rate, Normalization = inputs, Seed = seed, Output = TextWriter.Null, LivePlot = false,
                OnEpoch = epoch =>
                {
                    if (1 - epoch.TrainAccuracy <= Goal)
                        arrived.Cancel();
                },
            };
            return [.. trainer.Fit(model, data, arrived.Token).TrainAccuracy.Select(accuracy => 1 - accuracy)];
        }
        var (tanh, relu) = (Errors(() => nn.Tanh()), Errors(() => nn.ReLU()));
        return new ActivationRace(Crossing(tanh), Crossing(relu), tanh[^1] <= Goal);
    }

    private static Module<Tensor, Tensor> FourLayers(Func<Module<Tensor, Tensor>> activation) => Sequential(
        Conv2d(1, 8, 3, padding: 1), activation(), MaxPool2d(2), Conv2d(8, 16, 3, padding: 1), activation(), MaxPool2d(2),
        Conv2d(16, 16, 3, padding: 1), activation(), MaxPool2d(2), Flatten(), Linear(16 * 3 * 3, 10));

    private static double Crossing(double[] errors)
    {
        var at = Array.FindIndex(errors, error => error <= Goal);
        return at <= 0 ? errors.Length : at + (errors[at - 1] - Goal) / (errors[at - 1] - errors[at]);
    }
}
