using System.Collections.Concurrent;
using CourseKit.Datasets;
using CourseKit.Models;
using CourseKit.Training;
using static TorchSharp.torch;

namespace CourseKit.Claims.Experiments;

/// <summary>The templates that a network of one layer learns: the weights of each class, laid out as an image.</summary>
/// <param name="Weights">One image for each class, rows by columns.</param>
/// <param name="Accuracy">On test images, 0 to 1.</param>
/// <param name="Recognised">Classes whose mean image gets its largest answer from their own template.</param>
public sealed record Templates(IReadOnlyList<double[,]> Weights, double Accuracy, int Recognised)
{
    private static readonly ConcurrentDictionary<(int, int, long), Lazy<Templates>> Known = new();

    /// <summary>Trains a linear classifier on generated digits; the second time the result is remembered.</summary>
    /// <param name="images">Training images.</param>
    /// <param name="epochs">Times that each is shown.</param>
    /// <param name="seed">Of weights and order.</param>
    public static Templates Learn(int images = 3000, int epochs = 5, long seed = 1) =>
        Known.GetOrAdd((images, epochs, seed), _ => new Lazy<Templates>(() => Train(images, epochs, seed))).Value;

    private static Templates Train(int images, int epochs, long seed)
    {
        using var scope = NewDisposeScope();
        var data = Datasets.Datasets.Digits(images, 1000);
        manual_seed(seed);
        using var model = new LinearClassifier();
        // Decay takes away what helps no class, so that the templates are smooth enough to be looked at.
        var trainer = new Trainer { Epochs = epochs, LearningRate = 0.01, WeightDecay = 0.01, Seed = seed, Output = TextWriter.Null,
            LivePlot = false };
        var accuracy = trainer.Fit(model, data)[^1].TestAccuracy;
        var rows = model.parameters().First(parameter => parameter.dim() == 2).detach().to(float64);
        var templates = Enumerable.Range(0, 10).Select(k => Picture(rows[k].data<double>().ToArray())).ToList();
        return new Templates(templates, accuracy, Enumerable.Range(0, 10).Count(k => Best(templates, Mean(data.Train, k)) == k));
    }

    private static int Best(List<double[,]> templates, double[] image) =>
        Enumerable.Range(0, templates.Count).MaxBy(k => templates[k].Cast<double>().Zip(image, (a, b) => a * b).Sum());

    private static double[] Mean(ImageSet set, int label)
    {
        var (mean, count) = (new double[set.PixelsPerImage], 0);
        for (var n = 0; n < set.Count; n++)
        {
            if (set.Label(n) != label)
                continue;
            count++;
            for (var p = 0; p < mean.Length; p++)
                mean[p] += set.Image(n)[p];
        }
        // Less its own mean, as the normalisation of the training does for all images together.
        var middle = mean.Average();
        return [.. mean.Select(value => (value - middle) / Math.Max(1, count))];
    }

    private static double[,] Picture(double[] row)
    {
        const int Side = 28;
        var picture = new double[Side, Side];
        for (var p = 0; p < row.Length; p++)
            picture[p / Side, p % Side] = row[p];
        return picture;
    }
}
