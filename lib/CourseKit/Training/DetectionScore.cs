using CourseKit.Datasets;
using CourseKit.Models;
using CourseKit.Plots;
using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>How well a detector of one object says what it is and where.</summary>
public sealed class DetectionScore
{
    /// <summary>Overlap of boxes, intersection over union, from which on an object counts as found.</summary>
    public const double Found = 0.5;

    private static readonly Rgb TruthColour = Rgb.Parse("#ffffff"), BoxColour = Rgb.Parse("#ffd400");
    private readonly ImageSet _set;

    private DetectionScore(ImageSet set, IReadOnlyList<long> classes, IReadOnlyList<PixelBox> boxes) =>
        (_set, Classes, Boxes) = (set, classes, boxes);

    /// <summary>Class that each image was given.</summary>
    public IReadOnlyList<long> Classes { get; }

    /// <summary>Box that each image was given, in pixels.</summary>
    public IReadOnlyList<PixelBox> Boxes { get; }

    /// <summary>Overlap of each box with the true one, 0…1.</summary>
    public IReadOnlyList<double> Overlaps => [.. Boxes.Select((box, i) => box.IntersectionOverUnion(_set.Box(i)))];

    /// <summary>Share of right classes, 0…1.</summary>
    public double Accuracy => Classes.Where((c, i) => c == _set.Label(i)).Count() / (double)Classes.Count;

    /// <summary>Mean overlap of the boxes.</summary>
    public double MeanIoU => Overlaps.Average();

    /// <summary>Share of images with the right class and a box that overlaps the true one by half or more.</summary>
    public double FoundShare =>
        Overlaps.Where((overlap, i) => overlap >= Found && Classes[i] == _set.Label(i)).Count() / (double)Classes.Count;

    /// <summary>Measures a detector.</summary>
    /// <param name="model">The detector.</param>
    /// <param name="set">Scenes with masks.</param>
    /// <param name="normalization">What the detector's inputs are normalised with.</param>
    public static DetectionScore Of(ObjectDetector model, ImageSet set, Normalization normalization)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Insight.Look.At(model, () =>
        {
            using var noGrad = no_grad();
            var (classes, boxes) = (new List<long>(), new List<PixelBox>());
            foreach (var (x, _) in new BatchLoader(set, 250, normalization))
            {
                using var scope = NewDisposeScope();
                var (logits, shares) = model.Split(model.call(Insight.Look.Batch(model, x)));
                classes.AddRange(logits.argmax(1).cpu().data<long>());
                boxes.AddRange(shares.to(float32).cpu().contiguous().data<float>().ToArray().Chunk(4)
                    .Select(box => SceneBatches.Pixels(box, set.Width, set.Height)));
            }
            return new DetectionScore(set, classes, boxes);
        });
    }

    /// <summary>Scenes with the true box in white and the detector's in yellow.</summary>
    /// <param name="count">How many scenes.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="title">Above all.</param>
    public Figure Plot(
        int count = 12, int columns = 6, string title = "White: where it is; yellow: where the network says") => Figures.Pictures(
        [.. Enumerable.Range(0, Math.Min(count, _set.Count)).Select(i => new Picture(
            Draw(i), _set.ClassNames[(int)_set.Label(i)], _set.ClassNames[(int)Classes[i]], Classes[i] == _set.Label(i)))],
        columns, title, size: 112);

    /// <summary>"class right 61.0 %, mean overlap 52.3 %, found 40.1 %".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"class right {100 * Accuracy:F1} %, mean overlap of boxes {100 * MeanIoU:F1} %, found {100 * FoundShare:F1} %");

    // Four times as large, so that a line is thinner than a pixel of the scene.
    private Raster Draw(int image)
    {
        const int scale = 4;
        var (width, height, plane) = (_set.Width * scale, _set.Height * scale, _set.Width * _set.Height);
        var source = _set.Image(image);
        var pixels = new byte[width * height * 3];
        for (var p = 0; p < width * height; p++)
        {
            var from = (p / width / scale * _set.Width) + (p % width / scale);
            for (var c = 0; c < 3; c++)
                pixels[(3 * p) + c] = source[(_set.Channels == 3 ? c * plane : 0) + from];
        }
        Frame(pixels, width, height, _set.Box(image), scale, 0, TruthColour);
        Frame(pixels, width, height, Boxes[image], scale, 1, BoxColour);
        return new Raster(pixels, width, height, 3);
    }

    private static void Frame(byte[] pixels, int width, int height, PixelBox box, int scale, int inset, Rgb colour)
    {
        if (box.Width == 0 || box.Height == 0)
            return;
        var (left, top) = ((box.X * scale) + inset, (box.Y * scale) + inset);
        var (right, bottom) = (((box.X + box.Width) * scale) - 1 - inset, ((box.Y + box.Height) * scale) - 1 - inset);
        for (var x = left; x <= right; x++)
        {
            Set(x, top);
            Set(x, bottom);
        }
        for (var y = top; y <= bottom; y++)
        {
            Set(left, y);
            Set(right, y);
        }

        void Set(int x, int y)
        {
            if (x >= 0 && y >= 0 && x < width && y < height)
                (pixels[3 * ((y * width) + x)], pixels[(3 * ((y * width) + x)) + 1], pixels[(3 * ((y * width) + x)) + 2]) =
                    (colour.R, colour.G, colour.B);
        }
    }
}
