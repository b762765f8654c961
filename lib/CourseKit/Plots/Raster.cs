namespace CourseKit.Plots;

/// <summary>A small picture: rows of pixels, one byte (grey) or three bytes (RGB) each.</summary>
public sealed class Raster
{
    private readonly byte[] _pixels;

    /// <param name="pixels">Row by row, shape (height, width, channels), values 0…255. Copied.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="channels">1 for grey, 3 for RGB.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the number of bytes, or channels is neither 1 nor 3.</exception>
    public Raster(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (channels is not (1 or 3))
            throw new ArgumentException($"A picture has 1 (grey) or 3 (RGB) channels, got {channels}.", nameof(channels));
        if (pixels.Length != (long)width * height * channels)
            throw new ArgumentException(
                $"{height} x {width} pixels of {channels} channels are {(long)width * height * channels} bytes, got {pixels.Length}.",
                nameof(pixels));
        (_pixels, Width, Height, Channels) = (pixels.ToArray(), width, height, channels);
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>1 for grey, 3 for RGB.</summary>
    public int Channels { get; }

    /// <summary>Bytes of shape (height, width, channels).</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>A picture from one plane per channel, the layout of a network's input.</summary>
    /// <param name="planes">Shape (channels, height, width), values 0…255.</param>
    /// <param name="channels">1 for grey, 3 for RGB.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <exception cref="ArgumentException">As in the constructor.</exception>
    public static Raster FromPlanes(ReadOnlySpan<byte> planes, int channels, int height, int width)
    {
        if (channels != 3 || planes.Length != 3L * height * width)
            return new Raster(planes, width, height, channels);
        var size = height * width;
        var pixels = new byte[planes.Length];
        for (var i = 0; i < size; i++)
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (planes[i], planes[size + i], planes[(2 * size) + i]);
        return new Raster(pixels, width, height, 3);
    }

    /// <summary>The picture as a PNG file.</summary>
    /// <param name="scale">Every pixel becomes a square of this side, so that browsers and printers do not blur it.</param>
    public byte[] ToPng(int scale = 1) => Png.Encode(this, scale);

    internal string ToDataUri(int scale) => "data:image/png;base64," + Convert.ToBase64String(ToPng(scale));
}
