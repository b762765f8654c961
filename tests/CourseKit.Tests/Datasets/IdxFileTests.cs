using CourseKit.Datasets;

namespace CourseKit.Tests.DatasetTests;

public sealed class IdxFileTests : IDisposable
{
    // Two images of 2 rows and 3 columns: unequal sizes tell a swap of the axes.
    private static readonly byte[] Pixels = [1, 2, 3, 4, 5, 6, 250, 251, 252, 253, 254, 255];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadImages_PlainOrGzipped_GivesValuesAndSizes(bool gzipped)
    {
        var bytes = IdxBytes.Images(2, 2, 3, Pixels);
        var path = _folder.Write("images", gzipped ? IdxBytes.Gzip(bytes) : bytes);

        var (pixels, count, height, width) = IdxFile.ReadImages(path);

        Assert.Equal(Pixels, pixels);
        Assert.Equal((2, 2, 3), (count, height, width));
    }

    [Fact]
    public void ReadImages_ManyChunks_GivesAllValues()
    {
        var values = new byte[3_000_000];
        new Random(5).NextBytes(values);
        var path = _folder.Write("images", IdxBytes.Gzip(IdxBytes.Images(3000, 25, 40, values)));

        var (pixels, _, _, _) = IdxFile.ReadImages(path);

        Assert.True(values.AsSpan().SequenceEqual(pixels));
    }

    [Fact]
    public void ReadLabels_InRange_GivesThem()
    {
        var path = _folder.Write("labels", IdxBytes.Labels(3, 0, 9));

        Assert.Equal([3L, 0L, 9L], IdxFile.ReadLabels(path, 10));
    }

    [Fact]
    public void ReadLabels_OutOfRange_NamesIndexAndValue()
    {
        var path = _folder.Write("labels", IdxBytes.Labels(3, 0, 10, 200));

        AssertFails(() => IdxFile.ReadLabels(path, 10), path, "label 2 is 10", "0 to 9");
    }

    [Fact]
    public void ReadImages_LabelFile_NamesTheMagicNumbers()
    {
        var path = _folder.Write("labels", IdxBytes.Labels(1, 2, 3, 4, 5, 6, 7, 8));

        AssertFails(() => IdxFile.ReadImages(path), path, "0x00000801", "0x00000803");
    }

    [Theory]
    [InlineData(0, "too few")]
    [InlineData(3, "too few")]
    [InlineData(9, "header ends after 9 of 16")]
    [InlineData(20, "more than the file can hold")]
    [InlineData(27, "more than the file can hold")]
    public void ReadImages_Truncated_SaysSo(int length, string message)
    {
        var path = _folder.Write("images", IdxBytes.Images(2, 2, 3, Pixels)[..length]);

        AssertFails(() => IdxFile.ReadImages(path), path, message);
    }

    [Fact]
    public void ReadImages_GzipOfTooFewValues_SaysHowMany()
    {
        var path = _folder.Write("images", IdxBytes.Gzip(IdxBytes.Images(2, 2, 3, Pixels)[..^1]));

        AssertFails(() => IdxFile.ReadImages(path), path, "truncated: 11 of 12");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadImages_TrailingBytes_SaysSo(bool gzipped)
    {
        var bytes = IdxBytes.Images(2, 2, 3, [.. Pixels, 0]);
        var path = _folder.Write("images", gzipped ? IdxBytes.Gzip(bytes) : bytes);

        AssertFails(() => IdxFile.ReadImages(path), path, "bytes after the 12 values");
    }

    [Theory]
    [InlineData(0x80000000u, 28u, 28u)]
    [InlineData(0x80000000u, 1u, 1u)]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu)]
    [InlineData(1u, 0x10000u, 0x10000u)]
    [InlineData(1000000u, 28u, 28u)]
    public void ReadImages_HeaderThatClaimsFarTooMuch_FailsBeforeAllocating(uint count, uint height, uint width)
    {
        var path = _folder.Write("images", IdxBytes.Gzip(IdxBytes.Make(0x803, [count, height, width], Pixels)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        AssertFails(() => IdxFile.ReadImages(path), path, $"{count}×{height}×{width}");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void ReadImages_SizeOfZero_SaysWhich()
    {
        var path = _folder.Write("images", IdxBytes.Images(5, 0, 3, []));

        AssertFails(() => IdxFile.ReadImages(path), path, "size 2 of 3 is 0");
    }

    [Fact]
    public void ReadImages_DamagedGzip_IsOneClearError()
    {
        var packed = IdxBytes.Gzip(IdxBytes.Images(2, 2, 3, Pixels));
        var errors = 0;
        for (var i = 2; i < packed.Length; i++)
        {
            var damaged = (byte[])packed.Clone();
            damaged[i] ^= 0x55;
            var path = _folder.Write("images", damaged);
            var error = Record.Exception(() => IdxFile.ReadImages(path));
            if (error is not null)
            {
                Assert.Contains(path, Assert.IsType<CourseKitException>(error).Message, StringComparison.Ordinal);
                errors++;
            }
        }

        Assert.True(errors > packed.Length / 2, $"only {errors} of {packed.Length} damages were noticed");
    }

    [Fact]
    public void ReadImages_RandomBytes_NeverThrowsAnythingElse()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var bytes = IdxBytes.Images(2, 2, 3, Pixels);
            for (var hit = random.Next(1, 6); hit > 0; hit--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var path = _folder.Write("images", bytes[..random.Next(bytes.Length + 1)]);

            if (Record.Exception(() => IdxFile.ReadImages(path)) is { } error)
                Assert.IsType<CourseKitException>(error);
        }
    }

    [Fact]
    public void ReadImages_NoSuchFile_NamesIt()
    {
        AssertFails(() => IdxFile.ReadImages(_folder.File("none")), _folder.File("none"), "does not exist");
    }

    private static void AssertFails(Action read, string path, params string[] parts)
    {
        var error = Assert.Throws<CourseKitException>(read);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        foreach (var part in parts)
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }
}
