using CourseKit.Datasets;

namespace CourseKit.Insight;

/// <summary>
/// Does an explanation point at the object? Each map's hottest place is a hit when it lies on the object's mask: a number in place of an
/// impression. Guessing hits as often as the object is large.
/// </summary>
/// <remarks>Zhang, Lin, Brandt, Shen, Sclaroff, Top-down neural attention by excitation backprop, ECCV 2016, section 4.1.</remarks>
public static class PointingGame
{
    /// <summary>Whether the largest value of a map, stretched over the image, lies on the object.</summary>
    /// <param name="map">Weight of each place, any size.</param>
    /// <param name="mask">The object's mask, row by row, of the image's size.</param>
    /// <param name="width">Width of the image, in pixels.</param>
    public static bool Hits(double[,] map, ReadOnlySpan<byte> mask, int width)
    {
        ArgumentNullException.ThrowIfNull(map);
        var height = mask.Length / width;
        var (best, at) = (double.NegativeInfinity, 0);
        for (var i = 0; i < height; i++)
        {
            for (var j = 0; j < width; j++)
            {
                var value = Rasters.Between(map, (i + 0.5) / height, (j + 0.5) / width);
                if (value > best)
                    (best, at) = (value, (i * width) + j);
            }
        }
        return mask[at] != 0;
    }

    /// <summary>Share of images whose explanation points at the object, 0…1.</summary>
    /// <param name="set">Images with masks.</param>
    /// <param name="images">Which of them.</param>
    /// <param name="explain">From the number of an image to its map.</param>
    /// <exception cref="CourseKitException">The set has no masks, or no images are given.</exception>
    public static double Share(ImageSet set, IReadOnlyList<int> images, Func<int, Attribution> explain)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(explain);
        if (!set.HasMasks || images.Count == 0)
            throw new CourseKitException("The pointing game needs images with masks: take a set that has, such as Datasets.Objects().");
        return images.Count(i => Hits(explain(i).Map, set.Mask(i), set.Width)) / (double)images.Count;
    }

    /// <summary>What guessing places would reach: the mean share of an image that its object covers.</summary>
    /// <param name="set">Images with masks.</param>
    /// <param name="images">Which of them.</param>
    public static double Chance(ImageSet set, IReadOnlyList<int> images)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(images);
        return images.Average(i => set.Mask(i).ToArray().Count(value => value != 0) / (double)(set.Width * set.Height));
    }
}
