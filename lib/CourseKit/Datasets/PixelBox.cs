namespace CourseKit.Datasets;

/// <summary>A box in a picture, in whole pixels; (0, 0) is the upper left corner.</summary>
/// <param name="X">First column.</param>
/// <param name="Y">First row.</param>
/// <param name="Width">Columns; 0 for nothing.</param>
/// <param name="Height">Rows; 0 for nothing.</param>
public readonly record struct PixelBox(int X, int Y, int Width, int Height)
{
    /// <summary>The smallest box that holds every pixel of a mask that is not 0; empty for an empty mask.</summary>
    /// <param name="mask">H × W, row by row.</param>
    /// <param name="width">W.</param>
    public static PixelBox Of(ReadOnlySpan<byte> mask, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var (left, right, top, bottom) = (width, -1, -1, -1);
        for (var y = 0; y < mask.Length / width; y++)
        {
            var row = mask.Slice(y * width, width);
            var first = row.IndexOfAnyExcept((byte)0);
            if (first < 0)
                continue;
            (left, right) = (Math.Min(left, first), Math.Max(right, row.LastIndexOfAnyExcept((byte)0)));
            (top, bottom) = (top < 0 ? y : top, y);
        }
        return right < 0 ? default : new PixelBox(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>Area of the common part over the area of both together, 0…1: how well two boxes agree.</summary>
    /// <param name="other">Another box.</param>
    /// <remarks>Everingham et al., The Pascal Visual Object Classes Challenge, IJCV 88, 2010, section 4.2.</remarks>
    public double IntersectionOverUnion(PixelBox other)
    {
        var wide = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        var high = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        var common = wide > 0 && high > 0 ? (double)wide * high : 0;
        var union = (double)Width * Height + (double)other.Width * other.Height - common;
        return union > 0 ? common / union : 0;
    }
}
