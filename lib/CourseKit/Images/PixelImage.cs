using CourseKit.Plots;

namespace CourseKit.Images;

/// <summary>A decoded picture: rows of pixels of 1 (grey), 2 (grey, alpha), 3 (RGB) or 4 (RGB, alpha) bytes each.</summary>
public sealed class PixelImage
{
    private readonly byte[] _pixels;

    /// <param name="pixels">Row by row, shape (height, width, channels). Taken over, not copied.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="channels">1 to 4.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the number of bytes.</exception>
    public PixelImage(byte[] pixels, int width, int height, int channels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (channels is < 1 or > 4 || pixels.LongLength != (long)width * height * channels)
            throw new ArgumentException($"{pixels.Length} bytes are not {height}×{width} pixels of {channels} channels.", nameof(pixels));
        (_pixels, Width, Height, Channels) = (pixels, width, height, channels);
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.</summary>
    public int Channels { get; }

    /// <summary>Whether the last channel is alpha: 0 invisible, 255 solid.</summary>
    public bool HasAlpha => Channels is 2 or 4;

    /// <summary>Bytes of shape (height, width, channels).</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>The picture in 1 or 3 channels, without alpha: what is see-through shows white.</summary>
    /// <param name="channels">1: luma of ITU-R BT.601; 3: RGB.</param>
    public PixelImage ToChannels(int channels)
    {
        if (channels is not (1 or 3))
            throw new ArgumentException($"A picture goes into 1 or 3 channels, not {channels}.", nameof(channels));
        if (channels == Channels)
            return this;
        var colours = Channels >= 3 ? 3 : 1;
        var result = new byte[Width * Height * channels];
        for (int i = 0, from = 0, to = 0; i < Width * Height; i++, from += Channels, to += channels)
        {
            var alpha = HasAlpha ? _pixels[from + Channels - 1] : 255;
            int red = OverWhite(_pixels[from], alpha);
            var (green, blue) = colours == 3 ? (OverWhite(_pixels[from + 1], alpha), OverWhite(_pixels[from + 2], alpha)) : (red, red);
            if (channels == 1)
                result[to] = (byte)(colours == 1 ? red : (19595 * red + 38470 * green + 7471 * blue + 32768) >> 16);
            else
                (result[to], result[to + 1], result[to + 2]) = ((byte)red, (byte)green, (byte)blue);
        }
        return new PixelImage(result, Width, Height, channels);
    }

    /// <summary>The picture as planes, the layout of a data set: C × H × W.</summary>
    public byte[] ToPlanes()
    {
        var planes = new byte[_pixels.Length];
        var area = Width * Height;
        for (var c = 0; c < Channels; c++)
        {
            for (var i = 0; i < area; i++)
                planes[c * area + i] = _pixels[i * Channels + c];
        }
        return planes;
    }

    /// <summary>The picture for a figure or a PNG file.</summary>
    public Raster ToRaster()
    {
        var flat = HasAlpha ? ToChannels(Channels - 1) : this;
        return new Raster(flat.Pixels, Width, Height, flat.Channels);
    }

    private static int OverWhite(int value, int alpha) => (value * alpha + 255 * (255 - alpha) + 127) / 255;
}
