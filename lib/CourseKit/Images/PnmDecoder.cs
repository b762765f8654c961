namespace CourseKit.Images;

/// <summary>Decodes the portable pixmaps PPM (P3, P6), PGM (P2, P5) and PBM (P1, P4), as numbers in text or as bytes.</summary>
/// <remarks>netpbm.sourceforge.net/doc, pages ppm, pgm and pbm.</remarks>
internal static class PnmDecoder
{
    public static PixelImage Decode(byte[] file)
    {
        var kind = file[1] - '0';
        var (isText, channels) = (kind <= 3, kind is 3 or 6 ? 3 : 1);
        var at = 2;
        long width = Number(file, ref at), height = Number(file, ref at);
        var most = kind is 1 or 4 ? 1 : Number(file, ref at);
        if (most is < 1 or > 65535)
            throw new ImageFormatException($"damaged: the largest value is {most}; it must be 1 to 65535.");
        // A pixel takes at least a bit.
        ImageFile.CheckSize(width, height, 8L * file.Length);
        var values = new byte[width * height * channels];
        if (isText)
            ReadText(file, at, kind == 1, most, values);
        else if (kind == 4)
            ReadBits(file, at + 1, (int)width, values);
        else
            ReadBytes(file, at + 1, most, values);
        return new PixelImage(values, (int)width, (int)height, channels);
    }

    private static void ReadText(byte[] file, int at, bool isBitmap, int most, byte[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = isBitmap ? Digit(file, ref at) : Number(file, ref at);
            values[i] = Scale(isBitmap ? 1 - value : value, most);
        }
    }

    private static void ReadBits(byte[] file, int at, int width, byte[] values)
    {
        var stride = (width + 7) / 8;
        CheckLength(file, at, (long)stride * (values.Length / width));
        for (var i = 0; i < values.Length; i++)
        {
            var (y, x) = (i / width, i % width);
            values[i] = ((file[at + y * stride + x / 8] >> (7 - x % 8)) & 1) == 1 ? (byte)0 : (byte)255;       // 1 is black
        }
    }

    private static void ReadBytes(byte[] file, int at, int most, byte[] values)
    {
        var size = most > 255 ? 2 : 1;
        CheckLength(file, at, (long)size * values.Length);
        for (var i = 0; i < values.Length; i++)
            values[i] = Scale(size == 2 ? (file[at + 2 * i] << 8) | file[at + 2 * i + 1] : file[at + i], most);
    }

    private static void CheckLength(byte[] file, int at, long length)
    {
        if (at + length > file.Length)
            throw new ImageFormatException($"truncated: {Math.Max(0, file.Length - at)} of {length} bytes of pixels are there.");
    }

    private static byte Scale(int value, int most) => value <= most
        ? (byte)((value * 255 + most / 2) / most)
        : throw new ImageFormatException($"damaged: the value {value} is above the largest, {most}.");

    private static int Number(byte[] file, ref int at)
    {
        Skip(file, ref at);
        var (number, start) = (0, at);
        for (; at < file.Length && file[at] is >= (byte)'0' and <= (byte)'9'; at++)
            number = number < 100_000_000 ? number * 10 + file[at] - '0'
            : throw new ImageFormatException("damaged: a number is far too large.");
        return at > start ? number : throw new ImageFormatException("damaged or truncated: a number is missing.");
    }

    private static int Digit(byte[] file, ref int at)
    {
        Skip(file, ref at);
        return at < file.Length && file[at] is ((byte)'0' or (byte)'1')
            ? file[at++] - '0'
            : throw new ImageFormatException("damaged or truncated: a bit is missing.");
    }

    // White space, and comments to the end of their line.
    private static void Skip(byte[] file, ref int at)
    {
        while (at < file.Length && (file[at] == '#' || file[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 11 or 12))
        {
            if (file[at] == '#')
            {
                while (at < file.Length && file[at] != '\n')
                    at++;
            }
            else
            {
                at++;
            }
        }
    }
}
