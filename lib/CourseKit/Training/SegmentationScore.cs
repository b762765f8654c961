using CourseKit.Datasets;
using CourseKit.Plots;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>
/// How well a network colours the pixels of scenes: 0 for the background, 1 + class for the object, or 1 for any object where the network
/// tells objects from background only.
/// </summary>
/// <remarks>Everingham et al., The Pascal Visual Object Classes Challenge, IJCV 88, 2010, section 4.3: intersection over union.</remarks>
public sealed class SegmentationScore
{
    private readonly ImageSet _set;
    private readonly long[] _predicted;

    private SegmentationScore(ImageSet set, long[] predicted, long[,] confusion) =>
        (_set, _predicted, Confusion) = (set, predicted, confusion);

    /// <summary>Pixels by true class (row) and predicted class (column), background first.</summary>
    public long[,] Confusion { get; }

    /// <summary>Share of pixels with the right class, 0…1. Mostly background: a network that sees nothing has a high one.</summary>
    public double PixelAccuracy
    {
        get
        {
            var right = Enumerable.Range(0, Confusion.GetLength(0)).Sum(c => Confusion[c, c]);
            return (double)right / Confusion.Cast<long>().Sum();
        }
    }

    /// <summary>
    /// Intersection over union of each class, background first: pixels rightly given it, over those that have it or were given it. NaN
    /// for a class that neither is there nor was given.
    /// </summary>
    public IReadOnlyList<double> ByClass => [.. Enumerable.Range(0, Confusion.GetLength(0)).Select(Union)];

    /// <summary>Mean of <see cref="ByClass"/> over the classes that there are.</summary>
    public double MeanIoU => ByClass.Where(double.IsFinite).Average();

    /// <summary>Intersection over union of object against background, whatever the class.</summary>
    public double ObjectIoU
    {
        get
        {
            var all = Confusion.Cast<long>().Sum();
            var missed = Enumerable.Range(1, Confusion.GetLength(0) - 1).Sum(c => Confusion[c, 0]);
            var invented = Enumerable.Range(1, Confusion.GetLength(0) - 1).Sum(c => Confusion[0, c]);
            var common = all - Confusion[0, 0] - missed - invented;
            return (double)common / Math.Max(1, all - Confusion[0, 0]);
        }
    }

    /// <summary>Measures a network.</summary>
    /// <param name="model">From (N, C, H, W) to logits (N, 1 + classes, H, W), or (N, 2, H, W) for background and object.</param>
    /// <param name="set">Scenes with masks.</param>
    /// <param name="normalization">What the model's inputs are normalised with.</param>
    public static SegmentationScore Of(Module<Tensor, Tensor> model, ImageSet set, Normalization normalization)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Insight.Look.At(model, () =>
        {
            using var noGrad = no_grad();
            var (predicted, confusion) = (new List<long>(), new long[0, 0]);
            for (var start = 0; start < set.Count; start += 250)
            {
                using var scope = NewDisposeScope();
                var part = set.Subset([.. Enumerable.Range(start, Math.Min(250, set.Count - start))]);
                var batch = SceneBatches.Of(part, normalization);
                var logits = model.call(Insight.Look.Batch(model, batch.X));
                CheckShape(logits.shape, set);
                var classes = logits.shape[1];
                if (confusion.Length == 0)
                    confusion = new long[classes, classes];
                var chosen = logits.argmax(1).cpu().data<long>().ToArray();
                foreach (var (truth, given) in batch.Masks.data<long>().ToArray().Zip(chosen))
                    confusion[Math.Min(truth, classes - 1), given]++;
                predicted.AddRange(chosen);
            }
            return new SegmentationScore(set, [.. predicted], confusion);
        });
    }

    /// <summary>Scenes, and under each its true and its predicted mask, coloured by class.</summary>
    /// <param name="count">How many scenes.</param>
    /// <param name="title">Above all.</param>
    public Figure Plot(int count = 6, string title = "Scene, truth, prediction")
    {
        var shown = Enumerable.Range(0, Math.Min(count, _set.Count)).ToList();
        var area = _set.Height * _set.Width;
        return Figures.Pictures(
            [
                .. shown.Select(i => new Picture(
                    Raster.FromPlanes(_set.Image(i), _set.Channels, _set.Height, _set.Width), _set.ClassNames[(int)_set.Label(i)])),
                .. shown.Select(i => new Picture(
                    Colours(p => _set.Mask(i)[p] == 0 ? 0 : NamesClasses ? 1 + _set.Label(i) : 1), "truth")),
                .. shown.Select(i => new Picture(Colours(p => _predicted[(i * area) + p]), Caption(i, area))),
            ],
            shown.Count, title, size: 96);
    }

    /// <summary>"pixels right 94.1 %; intersection over union: object 71.2 %, mean with background 82.0 %".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"pixels right {100 * PixelAccuracy:F1} %; intersection over union: object {100 * ObjectIoU:F1} %, ") +
        FormattableString.Invariant($"mean with background {100 * MeanIoU:F1} %");

    private static void CheckShape(long[] shape, ImageSet set)
    {
        var classes = set.ClassNames.Count + 1;
        if (shape.Length != 4 || (shape[1] != classes && shape[1] != 2) || shape[2] != set.Height || shape[3] != set.Width)
        {
            throw new CourseKitException(
                $"The model gives ({string.Join(", ", shape)}); each pixel needs {classes} logits, or 2 for background and object: " +
                $"(N, {classes}, {set.Height}, {set.Width}).");
        }
    }

    private bool NamesClasses => Confusion.GetLength(0) > 2;

    private double Union(int c)
    {
        long given = 0, there = 0;
        for (var k = 0; k < Confusion.GetLength(0); k++)
            (given, there) = (given + Confusion[k, c], there + Confusion[c, k]);
        var union = given + there - Confusion[c, c];
        return union == 0 ? double.NaN : (double)Confusion[c, c] / union;
    }

    // The class that most of the object's pixels were given.
    private string Caption(int image, int area)
    {
        if (!NamesClasses)
            return "prediction";
        var most = _predicted.Skip(image * area).Take(area).Where(c => c > 0).GroupBy(c => c).MaxBy(group => group.Count());
        return most is null ? "nothing" : _set.ClassNames[(int)most.Key - 1];
    }

    private Raster Colours(Func<int, long> classOf)
    {
        var palette = Theme.Notebook.Palette;
        var pixels = new byte[_set.Height * _set.Width * 3];
        for (var p = 0; p < _set.Height * _set.Width; p++)
        {
            var c = classOf(p);
            // More classes than colours: the second round is half white.
            var colour = c == 0 ? new Rgb(238, 238, 238) : palette[(int)(c - 1) % palette.Count];
            if (c > palette.Count)
                colour = colour.Mix(Rgb.White, 0.5);
            (pixels[3 * p], pixels[(3 * p) + 1], pixels[(3 * p) + 2]) = (colour.R, colour.G, colour.B);
        }
        return new Raster(pixels, _set.Width, _set.Height, 3);
    }
}
