using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CourseKit.Plots;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Plots;

public sealed class PngTests
{
    [Fact]
    public void Encode_OneBlackPixel_HasTheChunksOfTheSpecification()
    {
        var png = Png.Encode(new Raster([0], 1, 1, 1));

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        // Length, type, 1 x 1, 8 bits, grey, then the CRC that the PNG specification's own polynomial gives for these bytes.
        Assert.Equal("0000000D49484452000000010000000108000000003A7E9B55", Convert.ToHexString(png.AsSpan(8, 25)));
        Assert.Equal("0000000049454E44AE426082", Convert.ToHexString(png.AsSpan(png.Length - 12)));
    }

    [Fact]
    public void Encode_AnyPicture_DecodesToItsPixelsEnlarged()
    {
        var sizes = Gen.Choose(1, 20).ToArbitrary();
        Prop.ForAll(sizes, sizes, Gen.Choose(1, 4).ToArbitrary(), (width, height, scale) =>
        {
            foreach (var channels in (int[])[1, 3])
            {
                var pixels = Pattern(width * height * channels, seed: width + (31 * height));

                var png = Png.Encode(new Raster(pixels, width, height, channels), scale);

                var (decodedWidth, decodedHeight, decoded) = Decode(png, channels);
                Assert.Equal((width * scale, height * scale), (decodedWidth, decodedHeight));
                for (var i = 0; i < decoded.Length; i++)
                {
                    var (x, y, c) = (i / channels % decodedWidth, i / channels / decodedWidth, i % channels);
                    Assert.Equal(pixels[(((y / scale * width) + (x / scale)) * channels) + c], decoded[i]);
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void FromPlanes_Rgb_InterleavesTheChannels()
    {
        var raster = Raster.FromPlanes([1, 2, 3, 4, 5, 6], channels: 3, height: 1, width: 2);

        Assert.Equal([1, 3, 5, 2, 4, 6], raster.Pixels.ToArray());
    }

    [Theory]
    [InlineData(3, 2, 2, 1)]
    [InlineData(4, 2, 2, 2)]
    public void Raster_WrongSizes_SaysWhatItGot(int bytes, int width, int height, int channels)
    {
        var error = Assert.Throws<ArgumentException>(() => new Raster(new byte[bytes], width, height, channels));

        Assert.Contains($"got {(channels == 1 ? bytes : channels)}", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Pattern(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        // Half of it smooth, so that every filter is the best one somewhere.
        for (var i = 0; i < length / 2; i++)
            bytes[i] = (byte)(i * 3);
        return bytes;
    }

    /// <summary>A decoder of its own: checks every CRC with a bitwise division, inflates, undoes the filters None, Sub and Up.</summary>
    internal static (int Width, int Height, byte[] Pixels) Decode(byte[] png, int channels)
    {
        var (at, width, height) = (8, 0, 0);
        var data = new MemoryStream();
        while (at < png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var type = Encoding.ASCII.GetString(png, at + 4, 4);
            Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)), Crc(png.AsSpan(at + 4, length + 4)));
            if (type == "IHDR")
            {
                width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 8));
                height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 12));
                Assert.Equal([8, channels == 3 ? 2 : 0, 0, 0, 0], png[(at + 16)..(at + 21)].Select(b => (int)b));
            }
            if (type == "IDAT")
                data.Write(png, at + 8, length);
            at += length + 12;
        }
        data.Position = 0;
        var raw = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionMode.Decompress))
            zlib.CopyTo(raw);
        return (width, height, Unfilter(raw.ToArray(), width * channels, height, channels));
    }

    private static byte[] Unfilter(byte[] raw, int stride, int height, int channels)
    {
        Assert.Equal((stride + 1) * height, raw.Length);
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var i = 0; i < stride; i++)
            {
                var left = i >= channels ? pixels[(y * stride) + i - channels] : 0;
                var above = y > 0 ? pixels[((y - 1) * stride) + i] : 0;
                var filter = raw[y * (stride + 1)];
                Assert.InRange(filter, 0, 2);
                var prediction = filter switch { 0 => 0, 1 => left, _ => above };
                pixels[(y * stride) + i] = (byte)(raw[(y * (stride + 1)) + 1 + i] + prediction);
            }
        }
        return pixels;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
