using CourseKit.Insight;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Claims.Experiments;

/// <summary>
/// The same convolutions under two heads, a dense layer on all maps and the means of the maps, on generated objects: what each learns by
/// heart, and whether the second one's class activation maps find the objects.
/// </summary>
public sealed class ClassifierHeads
{
    private const long Width = 12;
    private static readonly Lazy<ClassifierHeads> Measured = new(() => Measure());

    private ClassifierHeads((double Train, double Test) dense, (double Train, double Test) average, LocalisationScore found) =>
        (Dense, Average, Found) = (dense, average, found);

    /// <summary>Measured once, with the defaults.</summary>
    public static ClassifierHeads Once => Measured.Value;

    /// <summary>Training and test accuracy, 0 to 1, of the dense head.</summary>
    public (double Train, double Test) Dense { get; }

    /// <summary>Training and test accuracy, 0 to 1, of the head that averages.</summary>
    public (double Train, double Test) Average { get; }

    /// <summary>How often the map of the true class is highest on the object.</summary>
    public LocalisationScore Found { get; }

    /// <summary>Trains both.</summary>
    /// <param name="images">Training scenes.</param>
    /// <param name="epochs">Times that each is shown.</param>
    /// <param name="seed">Of weights and order.</param>
    public static ClassifierHeads Measure(int images = 4000, int epochs = 5, long seed = 1)
    {
        var data = Datasets.Datasets.Objects(images, 1000);
        var (_, dense) = Train(() => Sequential(
            ("body", Body()), ("flatten", Flatten()), ("fc", Linear(4 * Width * 64, 10))), 0.005, data, epochs, seed);
        var (model, average) = Train(() => Sequential(
            ("body", Body()), ("average", AdaptiveAvgPool2d(1)), ("flatten", Flatten()), ("fc", Linear(4 * Width, 10))),
            0.05, data, epochs, seed);
        return new ClassifierHeads(dense, average, LocalisationScore.OfCam(model, data.Test, data.Normalization, 300));
    }

    private static (Module<Tensor, Tensor> Model, (double Train, double Test) Accuracy) Train(
        Func<Module<Tensor, Tensor>> make, double rate, Datasets.ImageDataset data, int epochs, long seed)
    {
        manual_seed(seed);
        var model = make();
        var trainer = new Trainer
        {
            Epochs = epochs, LearningRate = rate, Schedule = Schedules.Cosine, Seed = seed, Output = TextWriter.Null, LivePlot = false,
        };
        var last = trainer.Fit(model, data)[^1];
        return (model, (last.TrainAccuracy, last.TestAccuracy));
    }

    private static Module<Tensor, Tensor> Body() => Sequential(
        ("unit1", Unit(3, Width)), ("pool1", MaxPool2d(2)), ("unit2", Unit(Width, 2 * Width)), ("pool2", MaxPool2d(2)),
        ("unit3", Unit(2 * Width, 4 * Width)), ("unit4", Unit(4 * Width, 4 * Width)));

    private static Module<Tensor, Tensor> Unit(long from, long to) => Sequential(
        ("conv", Conv2d(from, to, 3, padding: 1, bias: false)), ("bn", BatchNorm2d(to)), ("relu", ReLU()));
}
