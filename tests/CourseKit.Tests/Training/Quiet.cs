using CourseKit.Datasets;
using CourseKit.Training;
using static TorchSharp.torch;

namespace CourseKit.Tests.TrainingTests;

/// <summary>What the tests of training share: a small set of digits, and a trainer that prints nothing.</summary>
internal static class Quiet
{
    private static readonly Lazy<ImageDataset> Digits = new(() => Datasets.Datasets.Digits(train: 1000, test: 300));

    public static ImageDataset Data => Digits.Value;

    public static Trainer Trainer { get; } =
        new() { Epochs = 2, Seed = 1, LearningRate = 0.05, Device = CPU, Output = TextWriter.Null, LivePlot = false };

    /// <summary>All weights and buffers as one list of numbers.</summary>
    public static float[] Weights(nn.Module model) =>
        [.. model.state_dict().OrderBy(e => e.Key, StringComparer.Ordinal)
            .SelectMany(e => e.Value.detach().to(float32).data<float>().ToArray())];
}
