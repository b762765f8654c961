using CourseKit.Models;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Claims.Experiments;

/// <summary>The networks of the lecture's table on generated digits.</summary>
public static class LectureNetworks
{
    /// <summary>Names in the order of the lecture's table, worst first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["linear", "300", "300-100", "LeNet-1", "LeNet-5"];

    /// <summary>Trains all five alike.</summary>
    /// <param name="images">Training images.</param>
    /// <param name="epochs">Times that each is shown.</param>
    /// <param name="seed">Of weights and order.</param>
    /// <returns>Test errors, 0 to 1, in the order of <see cref="Names"/>.</returns>
    public static IReadOnlyList<double> Errors(int images = 4000, int epochs = 8, long seed = 1)
    {
        var data = Datasets.Datasets.Digits(images, 2000);
        var trainer = new Trainer { Epochs = epochs, BatchSize = 32, LearningRate = 0.05, Schedule = Schedules.Cosine };
        Func<Module<Tensor, Tensor>>[] networks =
            [() => new LinearClassifier(), () => new Mlp([300]), () => new Mlp([300, 100]), () => new LeNet1(), () => new LeNet5()];
        return [.. networks.Select(make => 1 - Fitting.Accuracy(Fitting.Of(make, data, seed, trainer)))];
    }

    /// <summary>Trains LeNet-5 on as many digits and as many scenes with objects.</summary>
    /// <param name="images">Training images of each set.</param>
    /// <param name="epochs">Times that each is shown.</param>
    /// <param name="seed">Of weights and order.</param>
    public static (History Digits, History Objects) DigitsAndObjects(int images = 2000, int epochs = 10, long seed = 1)
    {
        var trainer = new Trainer { Epochs = epochs, BatchSize = 32, LearningRate = 0.02 };
        return (
            Fitting.Of(() => new LeNet5(), Datasets.Datasets.Digits(images, 1000), seed, trainer),
            Fitting.Of(() => new LeNet5(in_channels: 3), Datasets.Datasets.Objects(images, 1000), seed, trainer));
    }
}
