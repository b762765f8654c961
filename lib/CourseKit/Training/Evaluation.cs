using System.Globalization;
using System.Runtime.InteropServices;
using CourseKit.Datasets;
using CourseKit.Plots;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>How a classifier does on a set: predictions with their probabilities, accuracy, confusions, worst mistakes.</summary>
public sealed class Evaluation
{
    /// <summary>Images that run at once: enough to keep the processor busy, few enough for any memory.</summary>
    private const int BatchSize = 250;

    private readonly ImageSet _set;
    private readonly long[] _predictions;
    private readonly double[] _probabilities;

    private Evaluation(ImageSet set, long[] predictions, double[] probabilities)
    {
        (_set, _predictions, _probabilities) = (set, predictions, probabilities);
        var (loss, right) = (0.0, 0);
        Confusion = new int[Classes, Classes];
        for (var i = 0; i < set.Count; i++)
        {
            var label = set.Label(i);
            Confusion[label, predictions[i]]++;
            right += predictions[i] == label ? 1 : 0;
            // The smallest double keeps the loss of a probability of 0 finite.
            loss -= Math.Log(Math.Max(Probability(i, label), double.Epsilon));
        }
        (Loss, Accuracy) = (loss / set.Count, (double)right / set.Count);
    }

    /// <summary>Mean cross entropy, in nats.</summary>
    public double Loss { get; }

    /// <summary>Share of right predictions, 0…1.</summary>
    public double Accuracy { get; }

    /// <summary>Share of images whose class is among the five most probable, 0…1; NaN with five classes or fewer.</summary>
    public double Top5 => Classes <= 5 ? double.NaN : TopAccuracy(5);

    /// <summary>Share of images whose class is among the <paramref name="k"/> most probable, 0…1.</summary>
    /// <param name="k">1…K; 1 is the accuracy.</param>
    public double TopAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var right = 0;
        for (var i = 0; i < _set.Count; i++)
        {
            var row = _probabilities.AsSpan(i * Classes, Classes);
            var (label, above) = ((int)_set.Label(i), 0);
            for (var c = 0; c < Classes; c++)
                above += row[c] > row[label] || (row[c] == row[label] && c < label) ? 1 : 0;
            right += above < k ? 1 : 0;
        }
        return (double)right / _set.Count;
    }

    /// <summary>How each class fares: share of its images found, and share right of the images taken for it.</summary>
    public IReadOnlyList<ClassResult> ByClass =>
    [
        .. Enumerable.Range(0, Classes).Select(c => new ClassResult(
            _set.ClassNames[c],
            Enumerable.Range(0, Classes).Sum(j => Confusion[c, j]),
            Share(Confusion[c, c], Enumerable.Range(0, Classes).Sum(j => Confusion[c, j])),
            Share(Confusion[c, c], Enumerable.Range(0, Classes).Sum(i => Confusion[i, c])))),
    ];

    /// <summary>Recall and precision of each class, as bars.</summary>
    /// <param name="title">Above the bars.</param>
    public Figure PlotClasses(string title = "By class") => Figures.Bars(
        _set.ClassNames, [("recall", [.. ByClass.Select(c => c.Recall)]), ("precision", [.. ByClass.Select(c => c.Precision)])],
        title, "share", NumberStyle.Percent);

    /// <summary>Shape (K, K): row i, column j counts the images of class i that were taken for class j.</summary>
    public int[,] Confusion { get; }

    /// <summary>The class of each image's largest logit, shape (N).</summary>
    public IReadOnlyList<long> Predictions => _predictions;

    private int Classes => _set.ClassNames.Count;

    /// <summary>Runs a model over a set, in evaluation mode and without gradients.</summary>
    /// <param name="model">The model: inputs (N, C, H, W) to logits (N, classes).</param>
    /// <param name="set">The images, in their order.</param>
    /// <param name="normalization">Means and deviations the model was trained with.</param>
    /// <param name="device">Where to compute; where the model is when null.</param>
    public static Evaluation Of(Module<Tensor, Tensor> model, ImageSet set, Normalization normalization, torch.Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(normalization);
        return Run(model, set, normalization, device ?? model.parameters().FirstOrDefault()?.device ?? CPU, CancellationToken.None)!;
    }

    /// <summary>Runs a model over the test half of a data set, normalised as the training half asks for.</summary>
    /// <param name="model">The model: inputs (N, C, H, W) to logits (N, classes).</param>
    /// <param name="data">The data set.</param>
    public static Evaluation Of(Module<Tensor, Tensor> model, ImageDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Of(model, data.Test, data.Normalization);
    }

    /// <summary>How sure the model is that image <paramref name="index"/> is of class <paramref name="label"/>, 0…1.</summary>
    /// <param name="index">0…N-1.</param>
    /// <param name="label">0…K-1.</param>
    public double Probability(int index, long label) => _probabilities[index * Classes + label];

    /// <summary>The mistakes, worst first: those whose right class had the smallest probability.</summary>
    /// <param name="count">Most mistakes wanted.</param>
    /// <returns>Indices of images; fewer where there are fewer mistakes.</returns>
    public IReadOnlyList<int> Mistakes(int count = int.MaxValue) =>
    [
        .. Enumerable.Range(0, _set.Count).Where(i => _predictions[i] != _set.Label(i))
            .OrderBy(i => Probability(i, _set.Label(i))).ThenBy(i => i).Take(count),
    ];

    /// <summary>Who is taken for whom, as a figure.</summary>
    /// <param name="title">Above the matrix.</param>
    public Figure ConfusionMatrix(string title = "Confusion matrix") => Figures.ConfusionMatrix(Confusion, _set.ClassNames, title);

    /// <summary>The worst mistakes as pictures with label and prediction.</summary>
    /// <param name="count">Most pictures.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="title">Above the pictures.</param>
    public Figure WorstMistakes(int count = 24, int columns = 8, string title = "Worst mistakes") => Show(Mistakes(count), columns, title);

    /// <summary>Pictures of the given images with label and prediction.</summary>
    /// <param name="indices">Which images, each 0…N-1.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="title">Above the pictures.</param>
    public Figure Show(IReadOnlyList<int> indices, int columns = 8, string title = "Predictions")
    {
        var shown = _set.Subset(indices);
        long[] predictions = [.. indices.Select(i => _predictions[i])];
        return Figures.ImageGrid(
            shown.Pixels.Span, shown.Channels, shown.Height, shown.Width,
            shown.Labels.ToArray(), predictions, shown.ClassNames, columns, title);
    }

    /// <summary>"accuracy 98.71 % of 10,000 images".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"accuracy {100 * Accuracy:F2} % of {_set.Count:N0} images");

    /// <summary>As <see cref="Of(Module{Tensor, Tensor}, ImageSet, Normalization, torch.Device?)"/>; null when cancelled.</summary>
    internal static Evaluation? Run(
        Module<Tensor, Tensor> model, ImageSet set, Normalization normalization, torch.Device device, CancellationToken cancellationToken)
    {
        var classes = set.ClassNames.Count;
        var predictions = new long[set.Count];
        var probabilities = new double[set.Count * classes];
        var batches = new BatchLoader(set, BatchSize, normalization, device);
        var wasTraining = model.training;
        model.eval();
        try
        {
            using var noGrad = no_grad();
            for (var batch = 0; batch < batches.Count; batch++)
            {
                if (cancellationToken.IsCancellationRequested)
                    return null;
                using var scope = NewDisposeScope();
                var logits = model.call(batches.Load(batch).x);
                if (logits.shape is not [var count, var width] || width != classes)
                    throw new CourseKitException(
                        $"The model gives ({string.Join(", ", logits.shape)}) for {classes} classes; it must give (N, {classes}).");
                ReadRows(logits, classes, predictions.AsSpan(batch * BatchSize, (int)count),
                    probabilities.AsSpan(batch * BatchSize * classes, (int)count * classes));
            }
        }
        finally
        {
            model.train(wasTraining);
        }
        return new Evaluation(set, predictions, probabilities);
    }

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;

    private static void ReadRows(Tensor logits, int classes, Span<long> predictions, Span<double> probabilities)
    {
        using var onCpu = logits.cpu();
        var rows = MemoryMarshal.Cast<byte, float>(onCpu.bytes);
        for (var n = 0; n < predictions.Length; n++)
        {
            var row = rows.Slice(n * classes, classes);
            predictions[n] = LogitRows.Largest(row);
            LogitRows.Softmax(row, probabilities.Slice(n * classes, classes));
        }
    }
}
