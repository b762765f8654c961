using System.Buffers.Binary;
using System.IO.Compression;

namespace CourseKit.Tests.DatasetTests;

/// <summary>Makes IDX files for tests, right ones and wrong ones.</summary>
internal static class IdxBytes
{
    public static byte[] Make(uint magic, uint[] sizes, byte[] values)
    {
        var bytes = new byte[4 + 4 * sizes.Length + values.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, magic);
        for (var d = 0; d < sizes.Length; d++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + 4 * d), sizes[d]);
        values.CopyTo(bytes, 4 + 4 * sizes.Length);
        return bytes;
    }

    public static byte[] Images(int count, int height, int width, byte[] values) =>
        Make(0x803, [(uint)count, (uint)height, (uint)width], values);

    public static byte[] Labels(params byte[] values) => Make(0x801, [(uint)values.Length], values);

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
