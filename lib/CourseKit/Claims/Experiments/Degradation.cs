using CourseKit.Models;
using CourseKit.Training;
using static TorchSharp.torch.nn;

namespace CourseKit.Claims.Experiments;

/// <summary>Plain and residual networks of two depths on generated digits, halved to 14×14: their error on the training images.</summary>
public sealed class Degradation
{
    private readonly Dictionary<(bool Residual, int Depth), double> _errors;

    private Degradation(int shallow, int deep, Dictionary<(bool Residual, int Depth), double> errors) =>
        (Shallow, Deep, _errors) = (shallow, deep, errors);

    /// <summary>Layers of the shallower networks.</summary>
    public int Shallow { get; }

    /// <summary>Layers of the deeper networks.</summary>
    public int Deep { get; }

    /// <summary>Share of training images that are wrong in the last epoch, 0 to 1.</summary>
    /// <param name="residual">With shortcuts, or plain.</param>
    /// <param name="depth"><see cref="Shallow"/> or <see cref="Deep"/>.</param>
    public double TrainingError(bool residual, int depth) => _errors[(residual, depth)];

    /// <summary>Trains the four.</summary>
    /// <param name="shallow">Layers, 6n + 2.</param>
    /// <param name="deep">Layers, 6n + 2.</param>
    /// <param name="images">Training images.</param>
    /// <param name="epochs">Times that each is shown.</param>
    /// <param name="seed">Of weights and order.</param>
    public static Degradation Measure(int shallow = 8, int deep = 32, int images = 1000, int epochs = 4, long seed = 1)
    {
        var trainer = new Trainer { Epochs = epochs, BatchSize = 25, LearningRate = 0.05, Schedule = Schedules.Cosine };
        var experiment = new Experiment(Datasets.Datasets.Digits(images, 250)) { Seeds = [seed], Output = TextWriter.Null };
        (bool Residual, int Depth)[] forms = [(false, shallow), (false, deep), (true, shallow), (true, deep)];
        foreach (var form in forms)
        {
            experiment.Add($"{form}", () => Sequential(
                ("small", AvgPool2d(2)),
                ("net", new CifarResNet(form.Depth, residual: form.Residual, in_channels: 1, width: 8))), trainer);
        }
        var runs = experiment.Run().Runs;
        return new Degradation(shallow, deep, forms.Index().ToDictionary(
            form => form.Item, form => 1 - runs[form.Index].History[^1].TrainAccuracy));
    }
}
