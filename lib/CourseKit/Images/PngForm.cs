using System.Buffers.Binary;

namespace CourseKit.Images;

/// <summary>How a PNG file stores its pixels, and how they become bytes.</summary>
internal sealed class PngForm
{
    private const int Grey = 0, Rgb = 2, Indexed = 3, GreyAlpha = 4, Rgba = 6;

    private readonly int _depth;
    private readonly int _colour;
    private readonly byte[] _palette;
    private readonly byte[]? _transparent;

    private PngForm(int width, int height, int depth, int colour, bool isInterlaced, byte[] palette, byte[]? transparent)
    {
        (Width, Height, _depth, _colour, IsInterlaced, _palette, _transparent) =
            (width, height, depth, colour, isInterlaced, palette, transparent);
        Samples = colour switch { Grey or Indexed => 1, GreyAlpha => 2, Rgb => 3, _ => 4 };
        OutputChannels = colour switch
        {
            Grey => transparent is null ? 1 : 2,
            GreyAlpha => 2,
            Rgb or Indexed => transparent is null ? 3 : 4,
            _ => 4,
        };
    }

    public int Width { get; }

    public int Height { get; }

    public bool IsInterlaced { get; }

    public int OutputChannels { get; }

    public int BitsPerPixel => Samples * _depth;

    private int Samples { get; }

    public static PngForm Of(byte[] header, byte[] palette, byte[]? transparent, long fileLength)
    {
        if (header.Length != 13)
            throw new ImageFormatException($"damaged: the IHDR chunk has {header.Length} bytes instead of 13.");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)));
        var (depth, colour, interlace) = (header[8], header[9], header[12]);
        var allowed = colour switch
        {
            Grey => depth is 1 or 2 or 4 or 8 or 16,
            Indexed => depth is 1 or 2 or 4 or 8,
            Rgb or GreyAlpha or Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!allowed || header[10] != 0 || header[11] != 0 || interlace > 1)
            throw new ImageFormatException($"damaged: colour type {colour} with {depth} bits, interlace {interlace}.");
        // Deflate packs at most 1032 to 1, and each row has a filter byte.
        var form = new PngForm((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue), depth, colour, interlace == 1,
            palette, transparent);
        ImageFile.CheckSize(width, height, fileLength * 1032 * 8 / form.BitsPerPixel);
        if (colour == Indexed && (palette.Length is 0 or > 768 || palette.Length % 3 != 0))
            throw new ImageFormatException($"damaged: a palette of {palette.Length} bytes.");
        if (colour is Grey or Rgb && transparent is not null && transparent.Length != 2 * form.Samples)
            throw new ImageFormatException($"damaged: a transparent colour of {transparent.Length} bytes.");
        return form;
    }

    /// <summary>Turns one unfiltered row into bytes of the picture.</summary>
    /// <param name="row">As stored.</param>
    /// <param name="width">Pixels of the row.</param>
    /// <param name="pixels">The picture.</param>
    /// <param name="at">Where the first pixel goes.</param>
    /// <param name="step">From one pixel to the next.</param>
    public void Expand(ReadOnlySpan<byte> row, int width, Span<byte> pixels, int at, int step)
    {
        for (var x = 0; x < width; x++, at += step)
        {
            if (_colour == Indexed)
                Lookup(Sample(row, x), pixels[at..]);
            else
                Copy(row, x, pixels[at..]);
        }
    }

    private void Copy(ReadOnlySpan<byte> row, int x, Span<byte> pixel)
    {
        var isKey = _transparent is not null && _colour is (Grey or Rgb);
        var matches = isKey;
        for (var s = 0; s < Samples; s++)
        {
            var sample = Sample(row, x * Samples + s);
            pixel[s] = _depth == 16 ? (byte)((sample * 255 + 32767) / 65535) : (byte)(sample * 255 / ((1 << _depth) - 1));
            matches = matches && sample == BinaryPrimitives.ReadUInt16BigEndian(_transparent.AsSpan(2 * s));
        }
        if (isKey)
            pixel[Samples] = matches ? (byte)0 : (byte)255;
    }

    private void Lookup(int index, Span<byte> pixel)
    {
        if (3 * index >= _palette.Length)
            throw new ImageFormatException($"damaged: colour {index} of a palette of {_palette.Length / 3}.");
        _palette.AsSpan(3 * index, 3).CopyTo(pixel);
        if (_transparent is not null)
            pixel[3] = index < _transparent.Length ? _transparent[index] : (byte)255;
    }

    private int Sample(ReadOnlySpan<byte> row, int index) => _depth switch
    {
        8 => row[index],
        16 => (row[2 * index] << 8) | row[2 * index + 1],
        _ => (row[index * _depth / 8] >> (8 - _depth - index * _depth % 8)) & ((1 << _depth) - 1),
    };
}
