using System.Buffers.Binary;

namespace CourseKit.Images.Jpeg;

/// <summary>Size and components of a picture (T.81, B.2.2).</summary>
internal sealed class JpegFrame
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    public required bool IsProgressive { get; init; }

    public required JpegComponent[] Components { get; init; }

    /// <summary>Largest sampling factors: the size of a unit of all components, in blocks.</summary>
    public required int MaxH { get; init; }

    public required int MaxV { get; init; }

    public int UnitsWide => (Width + 8 * MaxH - 1) / (8 * MaxH);

    public int UnitsHigh => (Height + 8 * MaxV - 1) / (8 * MaxV);

    public static JpegFrame Read(ReadOnlySpan<byte> body, bool isProgressive, long fileLength)
    {
        if (body.Length < 6 || body.Length < 6 + 3 * body[5])
            throw new ImageFormatException("truncated: the frame header.");
        if (body[0] != 8)
            throw new ImageFormatException($"a JPEG of {body[0]} bits; save it with 8 bits, or as PNG.");
        int height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]),
            count = body[5];
        if (count is not (1 or 3 or 4))
            throw new ImageFormatException($"a JPEG of {count} components; there should be 1, 3 or 4.");
        // A block of 64 pixels takes a bit or more, and chroma may be a sixteenth of luma.
        ImageFile.CheckSize(width, height, fileLength * 8 * 64);
        var factors = Enumerable.Range(0, count).Select(_ => (H: 0, V: 0)).ToArray();
        for (var i = 0; i < count; i++)
        {
            factors[i] = (body[7 + 3 * i] >> 4, body[7 + 3 * i] & 15);
            if (factors[i].H is < 1 or > 4 || factors[i].V is < 1 or > 4 || body[8 + 3 * i] > 3)
                throw new ImageFormatException($"damaged: component {i + 1} is sampled {factors[i].H}×{factors[i].V}.");
        }
        // A single component has nothing to be sampled against.
        if (count == 1)
            factors[0] = (1, 1);
        var (maxH, maxV) = (factors.Max(factor => factor.H), factors.Max(factor => factor.V));
        var components = new JpegComponent[count];
        for (var i = 0; i < count; i++)
            components[i] = new JpegComponent(body[6 + 3 * i], factors[i].H, factors[i].V, body[8 + 3 * i], width, height, maxH, maxV);
        return new JpegFrame
        {
            Width = width, Height = height, IsProgressive = isProgressive, Components = components, MaxH = maxH, MaxV = maxV,
        };
    }
}
