using System.Buffers.Binary;
using System.IO.Compression;

namespace CourseKit.Plots;

/// <summary>Writes PNG files: 8 bits per channel, grey or RGB, not interlaced. Not a decoder.</summary>
/// <remarks>W3C, Portable Network Graphics Specification, third edition, sections 5 (chunks), 9 (filters) and 10 (compression).</remarks>
public static class Png
{
    private const byte None = 0, Sub = 1, Up = 2;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => CrcOfByte((uint)n))];

    /// <summary>Encodes a picture, every pixel enlarged to a square of <paramref name="scale"/> pixels without smoothing.</summary>
    /// <param name="picture">Grey or RGB.</param>
    /// <param name="scale">1 or more.</param>
    /// <returns>The bytes of a PNG file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">scale is below 1, or a side of the result would be over 65 535 pixels.</exception>
    public static byte[] Encode(Raster picture, int scale = 1)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        var longest = (long)scale * Math.Max(picture.Width, picture.Height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(longest, ushort.MaxValue, nameof(scale));

        var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, Header(picture, scale));
        WriteChunk(file, "IDAT"u8, Compress(picture, scale));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(Raster picture, int scale)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width * scale);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height * scale);
        header[8] = 8;                                          // bits per channel
        header[9] = (byte)(picture.Channels == 3 ? 2 : 0);      // colour type: RGB or grey
        return header;
    }

    private static byte[] Compress(Raster picture, int scale)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var length = picture.Width * scale * picture.Channels;
            var (row, above, filtered) = (new byte[length], new byte[length], new byte[length + 1]);
            for (var y = 0; y < picture.Height; y++)
            {
                Enlarge(picture, y, scale, row);
                Filter(row, above, picture.Channels, filtered);
                zlib.Write(filtered);
                filtered.AsSpan().Clear();                      // the rows below repeat this one: Up leaves only zeros
                filtered[0] = Up;
                for (var copy = 1; copy < scale; copy++)
                    zlib.Write(filtered);
                (row, above) = (above, row);
            }
        }
        return compressed.ToArray();
    }

    private static void Enlarge(Raster picture, int y, int scale, Span<byte> row)
    {
        var channels = picture.Channels;
        var source = picture.Pixels.Slice(y * picture.Width * channels, picture.Width * channels);
        for (var x = 0; x < picture.Width; x++)
        {
            for (var copy = 0; copy < scale; copy++)
                source.Slice(x * channels, channels).CopyTo(row[(((x * scale) + copy) * channels)..]);
        }
    }

    /// <summary>Takes the filter with the smallest sum of absolute differences, the specification's heuristic (section 12.7).</summary>
    private static void Filter(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int channels, Span<byte> filtered)
    {
        var (none, sub, up) = (0L, 0L, 0L);
        for (var i = 0; i < row.Length; i++)
        {
            none += Math.Abs((int)(sbyte)row[i]);
            sub += Math.Abs((int)(sbyte)(row[i] - (i >= channels ? row[i - channels] : 0)));
            up += Math.Abs((int)(sbyte)(row[i] - above[i]));
        }
        filtered[0] = up <= sub && up <= none ? Up : sub <= none ? Sub : None;
        for (var i = 0; i < row.Length; i++)
        {
            filtered[i + 1] = filtered[0] switch
            {
                Up => (byte)(row[i] - above[i]),
                Sub => (byte)(row[i] - (i >= channels ? row[i - channels] : 0)),
                _ => row[i],
            };
        }
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    /// <summary>The checksum that ends each chunk, over its type and data.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> typeAndData) => ~Crc(uint.MaxValue, typeAndData);

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
            crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        return crc;
    }

    private static uint CrcOfByte(uint n)
    {
        for (var bit = 0; bit < 8; bit++)
            n = (n & 1) != 0 ? 0xEDB88320 ^ (n >> 1) : n >> 1;
        return n;
    }
}
