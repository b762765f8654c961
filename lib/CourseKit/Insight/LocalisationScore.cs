using System.Globalization;
using CourseKit.Datasets;
using CourseKit.Plots;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>
/// Does the map of a class point at the object? Counted over images with known places: the map's highest cell either lies in the
/// object's box or not ("the pointing game"). A network that was only told classes has never been shown a box.
/// </summary>
/// <remarks>Zhang et al., Top-down neural attention by excitation backprop, ECCV 2016, section 4.1.</remarks>
public sealed class LocalisationScore
{
    private LocalisationScore(int images, int hits, int middle, double area) =>
        (Images, Share, MiddleShare, Chance) = (images, (double)hits / images, (double)middle / images, area / images);

    /// <summary>Images counted.</summary>
    public int Images { get; }

    /// <summary>Share of images where the highest cell of the map lies in the object's box.</summary>
    public double Share { get; }

    /// <summary>The same for somebody who always points at the middle.</summary>
    public double MiddleShare { get; }

    /// <summary>Mean share of the image that the box covers: what pointing blindly gives.</summary>
    public double Chance { get; }

    /// <summary>Counts.</summary>
    /// <param name="set">Images with masks.</param>
    /// <param name="count">How many, the first ones.</param>
    /// <param name="explain">From an image's number to its map; the map may be smaller than the image.</param>
    /// <exception cref="CourseKitException">The set has no masks.</exception>
    public static LocalisationScore Of(ImageSet set, int count, Func<int, double[,]> explain)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(explain);
        if (!set.HasMasks)
            throw new CourseKitException("Where the objects are is not known for these images; take Datasets.Objects().");
        var (hits, middle, area) = (0, 0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var box = set.Box(i);
            var (x, y) = Highest(explain(i), set.Width, set.Height);
            hits += Holds(box, x, y) ? 1 : 0;
            middle += Holds(box, set.Width / 2, set.Height / 2) ? 1 : 0;
            area += (double)box.Width * box.Height / (set.Width * set.Height);
        }
        return new LocalisationScore(count, hits, middle, area);
    }

    /// <summary>The counts for class activation maps of the true classes.</summary>
    /// <param name="model">A model that ends in maps, global average pooling and a dense layer.</param>
    /// <param name="set">Images with masks.</param>
    /// <param name="normalization">What the model was trained with.</param>
    /// <param name="count">How many images.</param>
    public static LocalisationScore OfCam(Module<Tensor, Tensor> model, ImageSet set, Normalization normalization, int count)
    {
        using var scope = NewDisposeScope();
        var images = new BatchLoader(set.Take(count), count, normalization).Load(0).x;
        return Of(set, count, i => Explain.Cam(model, images[i], set.Label(i)).Map);
    }

    /// <summary>Map, middle and chance as bars.</summary>
    /// <param name="title">Above the bars.</param>
    public Figure Plot(string title = "Is the object where the finger points?") => Figures.Bars(
        ["highest cell of the map", "always the middle", "blindly"], [Share, MiddleShare, Chance], title, "share of images",
        NumberStyle.Percent, min: 0);

    /// <summary>"the map points at 71 % of 300 objects; the middle at 40 %, chance 14 %".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"the map points at {100 * Share:F0} % of {Images} objects; " +
        $"always the middle at {100 * MiddleShare:F0} %, chance {100 * Chance:F0} %");

    private static (int X, int Y) Highest(double[,] map, int width, int height)
    {
        var (rows, columns) = (map.GetLength(0), map.GetLength(1));
        var best = Enumerable.Range(0, rows * columns).MaxBy(at => map[at / columns, at % columns]);
        return ((int)((best % columns + 0.5) * width / columns), (int)((best / columns + 0.5) * height / rows));
    }

    private static bool Holds(PixelBox box, int x, int y) =>
        x >= box.X && x < box.X + box.Width && y >= box.Y && y < box.Y + box.Height;
}
