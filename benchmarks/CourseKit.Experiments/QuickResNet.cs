using CourseKit.Models;
using CourseKit.Training;
using static TorchSharp.torch;

namespace CourseKit.Experiments;

/// <summary>
/// One quick-profile run of the CIFAR ResNet-20: 5 000 images of 3x32x32, three epochs. It should take less than a minute.
/// </summary>
internal static class QuickResNet
{
    public static void Run()
    {
        var data = Datasets.Datasets.Objects(5_000, 1_000);
        manual_seed(1);
        using var model = new CifarResNet(20);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var history = new Trainer { Epochs = 3, LearningRate = 0.1, Schedule = Schedules.Cosine, Seed = 1 }.Fit(model, data);
        Console.WriteLine(FormattableString.Invariant(
            $"ResNet-20: {clock.Elapsed.TotalSeconds:F1} s, {history.ImagesPerSecond:N0} images/s, {100 * history[^1].TestAccuracy:F1} %"));
    }
}
