namespace CourseKit.Images;

/// <summary>Reads pictures: PNG, JPEG (baseline and progressive), BMP, PPM and PGM, told by content and not by name.</summary>
/// <remarks>
/// Nothing in a file is trusted: memory grows with the file's length, not with what its header claims, and a damaged file is an
/// <see cref="ImageFormatException"/>, never a hang.
/// </remarks>
public static class ImageFile
{
    /// <summary>Most pixels of a picture: more is a mistake or an attack.</summary>
    public const long MostPixels = 100_000_000;

    private const long LargestFile = 1L << 28;

    /// <summary>Reads a picture file, upright: a camera's EXIF orientation is obeyed.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="CourseKitException">The file cannot be read, or is no picture of these kinds; the message names it.</exception>
    public static PixelImage Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile } large)
                throw new ImageFormatException($"{path} has {large.Length} bytes; a picture may have {LargestFile}.");
            return Decode(File.ReadAllBytes(path));
        }
        catch (ImageFormatException e)
        {
            throw new ImageFormatException(e.Message.StartsWith(path, StringComparison.Ordinal) ? e.Message : $"{path}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"Cannot read {path}: {e.Message}", e);
        }
    }

    /// <summary>Decodes a picture.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <exception cref="ImageFormatException">Damaged, truncated, too large, or of an unknown kind.</exception>
    public static PixelImage Decode(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngDecoder.Decode(file),
            [0xFF, 0xD8, ..] => Jpeg.JpegDecoder.Decode(file),
            [(byte)'B', (byte)'M', ..] => BmpDecoder.Decode(file),
            [(byte)'P', >= (byte)'1' and <= (byte)'6', ..] => PnmDecoder.Decode(file),
            _ => throw new ImageFormatException("not a PNG, JPEG, BMP, PPM or PGM picture."),
        };
    }

    /// <summary>Refuses sizes that no such file can hold.</summary>
    /// <param name="width">Claimed width.</param>
    /// <param name="height">Claimed height.</param>
    /// <param name="mostPixels">What the file's length allows.</param>
    internal static void CheckSize(long width, long height, long mostPixels)
    {
        if (width < 1 || height < 1)
            throw new ImageFormatException($"the header says {width}×{height} pixels.");
        if (width > MostPixels || height > MostPixels || width * height > MostPixels)
            throw new ImageFormatException($"the header says {width}×{height} pixels; the limit is {MostPixels}.");
        if (width * height > mostPixels)
            throw new ImageFormatException(
                $"truncated: the header says {width}×{height} pixels, more than a file of this length can hold.");
    }
}
