using System.Buffers.Binary;

namespace CourseKit.Images;

/// <summary>Decodes Windows bitmaps without compression: 1, 4 and 8 bits with a palette, 24 and 32 bits.</summary>
/// <remarks>The fourth byte of 32 bits is ignored: few writers agree on what it means.</remarks>
internal static class BmpDecoder
{
    private const int FileHeader = 14;

    public static PixelImage Decode(byte[] file)
    {
        if (file.Length < FileHeader + 40)
            throw new ImageFormatException("truncated: too short for a bitmap's header.");
        var header = file.AsSpan(FileHeader);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(10)),
            headerSize = BinaryPrimitives.ReadUInt32LittleEndian(header);
        long width = BinaryPrimitives.ReadInt32LittleEndian(header[4..]), high = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        var (bits, packing) =
            (BinaryPrimitives.ReadUInt16LittleEndian(header[14..]), BinaryPrimitives.ReadUInt32LittleEndian(header[16..]));
        if (headerSize < 40 || bits is not (1 or 4 or 8 or 24 or 32) || packing is not (0 or 3) || (packing == 3 && bits != 32))
            throw new ImageFormatException($"a bitmap of {bits} bits with compression {packing}; save it as PNG instead.");
        var height = Math.Abs(high);
        ImageFile.CheckSize(width, height, file.LongLength * 8 / bits);
        var stride = (width * bits + 31) / 32 * 4;
        if (offset + stride * height > file.Length)
            throw new ImageFormatException($"truncated: {file.Length} bytes are too few for {width}×{height} pixels.");
        var palette = bits <= 8 ? Palette(file, FileHeader + headerSize, BinaryPrimitives.ReadUInt32LittleEndian(header[32..]), bits)
            : default;

        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            // Rows go upwards unless the height is negative.
            var row = file.AsSpan((int)(offset + stride * (high > 0 ? height - 1 - y : y)), (int)stride);
            var line = pixels.AsSpan((int)(y * width * 3), (int)width * 3);
            for (var x = 0; x < width; x++)
            {
                var colour = bits <= 8 ? Entry(palette, Index(row, x, bits)) : row.Slice(x * bits / 8, 3);
                (line[3 * x], line[3 * x + 1], line[3 * x + 2]) = (colour[2], colour[1], colour[0]);
            }
        }
        return new PixelImage(pixels, (int)width, (int)height, 3);
    }

    private static ReadOnlySpan<byte> Palette(byte[] file, long start, uint used, int bits)
    {
        var length = 4L * (used == 0 ? 1 << bits : Math.Min(used, 256));
        return start + length <= file.Length
            ? file.AsSpan((int)start, (int)length)
            : throw new ImageFormatException("truncated: the palette is not all there.");
    }

    private static int Index(ReadOnlySpan<byte> row, int x, int bits) =>
        (row[x * bits / 8] >> (8 - bits - x * bits % 8)) & ((1 << bits) - 1);

    private static ReadOnlySpan<byte> Entry(ReadOnlySpan<byte> palette, int index) => 4 * index < palette.Length
        ? palette.Slice(4 * index, 3)
        : throw new ImageFormatException($"damaged: colour {index} of a palette of {palette.Length / 4}.");
}
