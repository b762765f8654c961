using System.Buffers.Binary;

namespace CourseKit.Images;

/// <summary>How a camera was held, as EXIF tells (tag 0x0112, values 1 to 8), and turning the picture upright.</summary>
internal static class Orientation
{
    private const int Tag = 0x0112;

    /// <summary>Reads the orientation from an EXIF block; 1, upright, where there is none or the block is damaged.</summary>
    public static int FromExif(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 8 || !(exif.StartsWith("II"u8) || exif.StartsWith("MM"u8)))
            return 1;
        var isLittle = exif[0] == 'I';
        var directory = Number(exif, 4, 4, isLittle);
        if (directory < 8 || directory + 2 > exif.Length)
            return 1;
        var entries = Number(exif, (int)directory, 2, isLittle);
        for (var i = 0; i < entries; i++)
        {
            var at = (int)directory + 2 + 12 * i;
            if (at + 12 > exif.Length)
                return 1;
            if (Number(exif, at, 2, isLittle) == Tag)
                return Number(exif, at + 8, 2, isLittle) is >= 1 and <= 8 and var value ? (int)value : 1;
        }
        return 1;
    }

    /// <summary>Turns a picture upright.</summary>
    public static PixelImage Apply(PixelImage image, int orientation)
    {
        if (orientation == 1)
            return image;
        var (width, height, channels) = (image.Width, image.Height, image.Channels);
        var (wide, high) = orientation >= 5 ? (height, width) : (width, height);
        var pixels = new byte[image.Pixels.Length];
        for (var y = 0; y < high; y++)
        {
            for (var x = 0; x < wide; x++)
            {
                // Where pixel (x, y) of the upright picture is in the stored one.
                var (fromX, fromY) = orientation switch
                {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, height - 1 - x),
                    7 => (width - 1 - y, height - 1 - x),
                    _ => (width - 1 - y, x),
                };
                image.Pixels.Slice((fromY * width + fromX) * channels, channels).CopyTo(pixels.AsSpan((y * wide + x) * channels));
            }
        }
        return new PixelImage(pixels, wide, high, channels);
    }

    private static long Number(ReadOnlySpan<byte> exif, int at, int size, bool isLittle) => (size, isLittle) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(exif[at..]),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(exif[at..]),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(exif[at..]),
        _ => BinaryPrimitives.ReadUInt32BigEndian(exif[at..]),
    };
}
