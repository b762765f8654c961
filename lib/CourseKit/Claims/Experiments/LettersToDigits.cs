using CourseKit.Datasets;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Claims.Experiments;

/// <summary>
/// A small network that has learnt the generated letters, put to digits with a few images of each: from scratch, with everything frozen
/// but a new head, and with all layers learning on, the old ones slowly.
/// </summary>
public sealed class LettersToDigits
{
    private LettersToDigits(double letters, IReadOnlyDictionary<string, IReadOnlyList<double>> accuracies) =>
        (LettersAccuracy, Accuracies) = (letters, accuracies);

    /// <summary>Ways to begin: "scratch", "frozen", "fine-tuned".</summary>
    public static IReadOnlyList<string> Ways { get; } = ["scratch", "frozen", "fine-tuned"];

    /// <summary>Test accuracy on letters after learning them, 0 to 1.</summary>
    public double LettersAccuracy { get; }

    /// <summary>Test accuracies on digits of each way, 0 to 1, one for each seed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Accuracies { get; }

    /// <summary>Mean test accuracy on digits of a way, 0 to 1.</summary>
    /// <param name="way">One of <see cref="Ways"/>.</param>
    public double Mean(string way) => Accuracies[way].Average();

    /// <summary>Learns letters once, then digits by each way with several seeds: other images and another head each time.</summary>
    /// <param name="perClass">Digits of each class to learn from.</param>
    /// <param name="letters">Letters to learn first.</param>
    /// <param name="seeds">How many seeds, from 1 on.</param>
    /// <param name="steps">Steps of 20 digits each.</param>
    public static LettersToDigits Measure(int perClass = 10, int letters = 4000, int seeds = 3, int steps = 120)
    {
        var source = Datasets.Datasets.Letters(letters, 500);
        var target = Datasets.Datasets.Digits(3000, 1000);
        manual_seed(1);
        var learnt = Network(26);
        var first = new Trainer { Epochs = 3, LearningRate = 0.05, Schedule = Schedules.Cosine, Output = TextWriter.Null, LivePlot = false }
            .Fit(learnt, source);
        var found = Ways.ToDictionary(way => way, _ => (IReadOnlyList<double>)new List<double>());
        for (long seed = 1; seed <= seeds; seed++)
        {
            var few = new ImageDataset("few digits", "A few of each.", target.Train.Shuffled(seed).PerClass(perClass), target.Test);
            foreach (var way in Ways)
                ((List<double>)found[way]).Add(Learn(way, learnt, few, source.Normalization, seed, steps));
        }
        return new LettersToDigits(first[^1].TestAccuracy, found);
    }

    /// <summary>A LeNet of 8 and 16 maps; its last layer is "head".</summary>
    /// <param name="classes">Length of a logits row.</param>
    public static Module<Tensor, Tensor> Network(long classes) => Sequential(
        ("conv1", Conv2d(1, 8, 5, padding: 2)), ("relu1", ReLU()), ("pool1", MaxPool2d(2)),
        ("conv2", Conv2d(8, 16, 5)), ("relu2", ReLU()), ("pool2", MaxPool2d(2)),
        ("flatten", Flatten()), ("fc1", Linear(400, 84)), ("relu3", ReLU()), ("head", Linear(84, classes)));

    private static double Learn(
        string way, Module<Tensor, Tensor> learnt, ImageDataset few, Normalization normalization, long seed, int steps)
    {
        manual_seed(seed);
        using var model = Network(10);
        var trainer = new Trainer
        {
            Steps = steps, BatchSize = 20, LearningRate = 0.02, Schedule = Schedules.Cosine, Seed = seed, Normalization = normalization,
            Output = TextWriter.Null, LivePlot = false,
            Validation = few.Train.Take(20),        // a thousand digits after each epoch of fifty would take longer than the epoch
        };
        if (way != "scratch")
            Transfer.Copy(learnt, model);
        if (way == "frozen")
            Transfer.FreezeAllBut(model, "head");
        if (way == "fine-tuned")
            trainer = trainer with { Optimizer = Transfer.Rates(model, 0.005, 0.9, ("head", 0.02)) };
        trainer.Fit(model, few);
        return Evaluation.Of(model, few.Test, normalization).Accuracy;
    }
}
