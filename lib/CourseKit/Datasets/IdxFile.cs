using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace CourseKit.Datasets;

/// <summary>
/// Reads IDX files of bytes, the format of MNIST: a magic number, the sizes, then the values. Plain or gzipped, told by content.
/// </summary>
/// <remarks>
/// Magic number 0x000008DD: type 8 is unsigned byte, DD the number of sizes; all numbers big-endian (yann.lecun.com/exdb/mnist).
/// A file is never trusted: memory grows with the bytes that are there, not with those the header claims.
/// </remarks>
public static class IdxFile
{
    private const uint ByteMagic = 0x00000800;
    private const long LargestFile = 1L << 30;
    private const int Chunk = 1 << 20;

    /// <summary>Reads grey images.</summary>
    /// <param name="path">An IDX file of three sizes: images, rows, columns.</param>
    /// <returns>Values in order N × H × W, and the sizes.</returns>
    /// <exception cref="CourseKitException">The file cannot be read, is not one of images, or has too few or too many bytes.</exception>
    public static (byte[] Pixels, int Count, int Height, int Width) ReadImages(string path)
    {
        var (values, sizes) = Read(path, dimensions: 3, "images");
        return (values, sizes[0], sizes[1], sizes[2]);
    }

    /// <summary>Reads labels.</summary>
    /// <param name="path">An IDX file of one size.</param>
    /// <param name="classes">Labels are 0…classes-1.</param>
    /// <exception cref="CourseKitException">The file cannot be read, is no IDX file of labels, or a label is out of range.</exception>
    public static long[] ReadLabels(string path, int classes)
    {
        var (values, _) = Read(path, dimensions: 1, "labels");
        var wrong = Array.FindIndex(values, value => value >= classes);
        return wrong < 0
            ? [.. values.Select(value => (long)value)]
            : throw new CourseKitException(
                $"{path}: label {wrong} is {values[wrong]}; with {classes} classes labels are 0 to {classes - 1}.");
    }

    private static (byte[] Values, int[] Sizes) Read(string path, int dimensions, string kind)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var content = Unpack(file, out var mostBytes);
            var sizes = ReadHeader(content, path, dimensions, kind, mostBytes, out var length);
            var values = ReadValues(content, length, path);
            return (values, sizes);
        }
        catch (InvalidDataException e)
        {
            throw new CourseKitException($"{path}: damaged gzip data: {e.Message}", e);
        }
        catch (FileNotFoundException e)
        {
            throw new CourseKitException($"{path} does not exist.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"Cannot read {path}: {e.Message}", e);
        }
    }

    // Deflate packs at most 1032 to 1, so the file's length bounds what a header may promise.
    private static Stream Unpack(FileStream file, out long mostBytes)
    {
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        mostBytes = isGzip ? file.Length * 1032 : file.Length;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static int[] ReadHeader(Stream content, string path, int dimensions, string kind, long mostBytes, out long length)
    {
        Span<byte> header = stackalloc byte[4 + 4 * dimensions];
        var read = content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < 4)
            throw new CourseKitException($"{path}: {read} bytes are too few for an IDX file of {kind}.");
        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        var expected = ByteMagic | (uint)dimensions;
        if (magic != expected)
            throw new CourseKitException(string.Create(CultureInfo.InvariantCulture,
                $"{path}: not an IDX file of {kind}: it begins with 0x{magic:X8}, not 0x{expected:X8}."));
        if (read < header.Length)
            throw new CourseKitException($"{path}: truncated: the header ends after {read} of {header.Length} bytes.");

        var sizes = new int[dimensions];
        length = 1;
        for (var d = 0; d < dimensions; d++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + 4 * d)..]);
            // The product is checked at each step: three sizes of 2^32 would overflow even 64 bits.
            if (size == 0 || (length *= size) > LargestFile)
                throw new CourseKitException(size == 0
                    ? $"{path}: the header says that size {d + 1} of {dimensions} is 0: the file holds no {kind}."
                    : $"{path}: the header claims {Claim(header, dimensions)} bytes of {kind}; the limit is {LargestFile} bytes.");
            sizes[d] = (int)size;
        }
        if (header.Length + length > mostBytes)
            throw new CourseKitException(
                $"{path}: truncated: the header claims {Claim(header, dimensions)} bytes of {kind}, more than the file can hold.");
        return sizes;
    }

    private static string Claim(ReadOnlySpan<byte> header, int dimensions)
    {
        var sizes = new uint[dimensions];
        for (var d = 0; d < dimensions; d++)
            sizes[d] = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + 4 * d)..]);
        return string.Join("×", sizes);
    }

    private static byte[] ReadValues(Stream content, long length, string path)
    {
        var values = new byte[Math.Min(length, Chunk)];
        var filled = 0;
        while (true)
        {
            filled += content.ReadAtLeast(values.AsSpan(filled), values.Length - filled, throwOnEndOfStream: false);
            if (filled < values.Length)
                throw new CourseKitException($"{path}: truncated: {filled} of {length} values are there.");
            if (filled == length)
                break;
            Array.Resize(ref values, (int)Math.Min(length, 2L * values.Length));
        }
        if (content.ReadByte() >= 0)
            throw new CourseKitException($"{path}: there are bytes after the {length} values that the header announces.");
        return values;
    }
}
