using System.Globalization;
using System.Numerics;

namespace CourseKit.Datasets.Generated;

/// <summary>One way to write a character: the pen's strokes as control points of smooth curves with corners between them.</summary>
internal sealed class Skeleton
{
    /// <summary>How often this form is taken, relative to the other forms of its class.</summary>
    public float Weight { get; }

    /// <summary>The pen's strokes. Points are in percent of the character's height; x grows to the right, y downwards.</summary>
    public Point[][] Strokes { get; }

    /// <summary>A control point: the curve passes through it, smoothly or with a corner.</summary>
    internal readonly record struct Point(Vector2 At, bool IsCorner);

    /// <param name="weight">Relative frequency.</param>
    /// <param name="strokes">
    /// Points "x y" parted by commas, "!" after a corner, strokes parted by bars: "5 10, 90 8!, 40 100 | 30 50, 70 50".
    /// </param>
    public Skeleton(float weight, string strokes)
    {
        Weight = weight;
        Strokes = [.. strokes.Split('|').Select(stroke => stroke.Split(',', StringSplitOptions.TrimEntries).Select(Parse).ToArray())];
    }

    private static Point Parse(string text)
    {
        var isCorner = text.EndsWith('!');
        var xy = text.TrimEnd('!').Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => float.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Point(new Vector2(xy[0], xy[1]) / 100f, isCorner);
    }
}
