using CourseKit.Images;

namespace CourseKit.Tests.ImageTests;

public sealed class ImageFileTests
{
    // Decoders may round each step of a JPEG differently; libjpeg's own variants differ by as much.
    private const int LargestJpegDifference = 4;
    private const double MeanJpegDifference = 0.8;

    public static TheoryData<string> Names => [.. PictureCases.All.Select(entry => entry.Name())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decode_PictureOfAnotherProgram_GivesItsPixels(string name)
    {
        var expected = PictureCases.All.Single(entry => entry.Name() == name);

        var image = ImageFile.Decode(expected.Bytes("file"));

        Assert.Equal((expected.Int("width"), expected.Int("height")), (image.Width, image.Height));
        var pixels = InChannels(image, expected.Int("channels"));
        var differences = pixels.Zip(expected.Bytes("pixels"), (a, b) => Math.Abs(a - b)).ToArray();
        Assert.Equal(expected.Bytes("pixels").Length, differences.Length);
        if (name.StartsWith("jpeg", StringComparison.Ordinal))
        {
            Assert.True(differences.Average() <= MeanJpegDifference, $"mean {differences.Average()}");
            Assert.True(differences.Max() <= LargestJpegDifference, $"largest {differences.Max()}");
        }
        else
        {
            Assert.Equal(0, differences.Max());
        }
    }

    [Fact]
    public void Decode_Truncated_IsAClearError() => Assert.All(PictureCases.All, entry =>
    {
        var file = entry.Bytes("file");
        foreach (var part in new[] { 0.2, 0.5, 0.8 })
            Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file[..(int)(part * file.Length)]));
    });

    [Fact]
    public void Read_DamagedFile_NamesIt()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.png", PictureCases.All.First().Bytes("file")[..60]);

        Assert.StartsWith(path, Assert.Throws<ImageFormatException>(() => ImageFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_HeaderThatClaimsTooMuch_AllocatesLittle()
    {
        // 60 000 × 60 000 pixels in a file of a kilobyte.
        var bmp = new byte[1000];
        (bmp[0], bmp[1], bmp[14], bmp[26], bmp[28]) = ((byte)'B', (byte)'M', 40, 1, 24);
        BitConverter.TryWriteBytes(bmp.AsSpan(18), 60_000);
        BitConverter.TryWriteBytes(bmp.AsSpan(22), 60_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<ImageFormatException>(() => ImageFile.Decode(bmp));

        Assert.Contains("60000×60000", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Resize_Sizes_AreThoseOfPillow()
    {
        var source = PictureCases.Pictures.GetProperty("resize");
        var image = new PixelImage(source.Bytes("pixels"), source.Int("width"), source.Int("height"), 3);
        Assert.All(source.GetProperty("results").EnumerateArray(), expected =>
        {
            var result = Resize.To(image, expected.Int("width"), expected.Int("height"));

            // Pillow computes in 22 bits of fraction, here it is float: a level at most.
            Assert.All(result.Pixels.ToArray().Zip(expected.Bytes("pixels")), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
        });
    }

    [Fact]
    public void Crop_WidePicture_TakesTheMiddle()
    {
        var image = new PixelImage([.. Enumerable.Range(0, 12).Select(i => (byte)i)], 6, 2, 1);

        Assert.Equal([2, 3, 8, 9], Resize.Crop(image, 2, 2).Pixels.ToArray());
    }

    [Fact]
    public void ToChannels_Colours_AreThoseOfTheStandards()
    {
        // BT.601 luma of red, and half-seen black over white, by hand.
        Assert.Equal([76], new PixelImage([255, 0, 0], 1, 1, 3).ToChannels(1).Pixels.ToArray());
        Assert.Equal([127, 127, 127], new PixelImage([0, 128], 1, 1, 2).ToChannels(3).Pixels.ToArray());
    }

    private static byte[] InChannels(PixelImage image, int channels)
    {
        if (channels == image.Channels)
            return image.Pixels.ToArray();
        if (channels != 4)
            return image.ToChannels(channels).Pixels.ToArray();
        var pixels = new List<byte>();
        for (var i = 0; i < image.Width * image.Height; i++)
        {
            var pixel = image.Pixels.Slice(i * image.Channels, image.Channels);
            var alpha = image.HasAlpha ? pixel[^1] : (byte)255;
            pixels.AddRange(image.Channels >= 3 ? [pixel[0], pixel[1], pixel[2], alpha] : [pixel[0], pixel[0], pixel[0], alpha]);
        }
        return [.. pixels];
    }
}
