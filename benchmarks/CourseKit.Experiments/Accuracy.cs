using CourseKit.Datasets;
using CourseKit.Models;
using CourseKit.Training;

namespace CourseKit.Experiments;

/// <summary>The course's models at their quick settings, three seeds each: what a student can expect to see.</summary>
internal static class Accuracy
{
    private static Augmentation Distortions { get; } = new Augmentation().Shift(2).Rotate(12).Scale(0.9, 1.1);

    /// <summary>Linear to LeNet-5 on 8 000 / 2 000 real digits, or as many generated ones where there are no MNIST files.</summary>
    public static void Digits()
    {
        var data = Datasets.Datasets.MnistOrDigits(8_000, 2_000);
        Console.WriteLine(data);
        var trainer = new Trainer { Epochs = 12, LearningRate = 0.03, Schedule = Schedules.Cosine };
        Report(new Experiment(data)
            // A rate that stays shows what a student sees first; a small one that falls to 0 takes the last two points (92.3 %).
            .Add("linear", () => new LinearClassifier(), trainer with { Schedule = Schedules.Constant })
            .Add("MLP-300", () => new Mlp([300]), trainer)
            .Add("LeNet-5", () => new LeNet5(), trainer)
            .Add("LeNet-5, augmented", () => new LeNet5(), trainer with { Epochs = 15, BatchSize = 32, Augmentation = Distortions }));
    }

    /// <summary>LeNet-5 and a small ResNet on coloured objects in clutter.</summary>
    public static void Objects()
    {
        var data = Datasets.Datasets.Objects(8_000, 2_000);
        Console.WriteLine(data);
        var trainer = new Trainer { Epochs = 8, LearningRate = 0.05, WeightDecay = 5e-4, Schedule = Schedules.Cosine };
        Report(new Experiment(data)
            .Add("LeNet-5", () => new LeNet5(in_channels: 3), trainer with { LearningRate = 0.02 })
            .Add("ResNet-8", () => new CifarResNet(8), trainer));
    }

    private static void Report(Experiment experiment)
    {
        var result = experiment.Run();
        Console.WriteLine();
        Console.WriteLine(result);
    }
}
