using System.Formats.Tar;
using System.IO.Compression;
using Kit = CourseKit.Datasets.Datasets;

namespace CourseKit.Tests.DatasetTests.Published;

public sealed class CifarTests : IDisposable
{
    private const int Record = 3073;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cifar10_Archive_GivesLabelsAndPlanes()
    {
        WriteArchive(Batches());

        var data = Kit.Cifar10(_folder.Path);

        Assert.Equal((10, 2), (data.Train.Count, data.Test.Count));
        Assert.Equal((3, 32, 32), (data.Train.Channels, data.Train.Height, data.Train.Width));
        Assert.Equal([1L, 2, 1, 2, 1, 2, 1, 2, 1, 2], data.Train.Labels.ToArray());
        Assert.Equal("frog", data.ClassNames[6]);
        Assert.Equal(Batches()["data_batch_3.bin"][1..Record], data.Train.Image(4).ToArray());
        Assert.Contains("real photographs", data.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Cifar10_FolderOfBatches_GivesTheSame()
    {
        WriteArchive(Batches());
        var packed = Kit.Cifar10(_folder.Path);
        foreach (var (name, bytes) in Batches())
            _folder.Write(name, bytes);

        Assert.True(packed.Train.Pixels.Span.SequenceEqual(Kit.Cifar10(_folder.Path).Train.Pixels.Span));
    }

    [Fact]
    public void Cifar10_EntryThatPointsOutside_WritesNothing()
    {
        WriteArchive(Batches(), extra: ("../../evil.txt", [1, 2, 3]));

        Assert.Equal(10, Kit.Cifar10(_folder.Path).Train.Count);
        Assert.Equal(["cifar-10-binary.tar.gz"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "../../evil.txt")));
    }

    [Fact]
    public void Cifar10_TruncatedArchive_SaysSo()
    {
        WriteArchive(Batches());
        var path = _folder.File("cifar-10-binary.tar.gz");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^2000]);

        var error = Assert.Throws<CourseKitException>(() => Kit.Cifar10(_folder.Path));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cifar10_Bomb_StopsAtTheLimit()
    {
        // 600 MB of zeros in half a megabyte, before anything that matters.
        using (var tar = new TarWriter(new GZipStream(File.Create(_folder.File("cifar-10-binary.tar.gz")), CompressionLevel.Fastest)))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "zeros") { DataStream = new Zeros(600_000_000) });
        var before = GC.GetTotalAllocatedBytes();

        var error = Assert.Throws<CourseKitException>(() => Kit.Cifar10(_folder.Path));

        Assert.Contains("unpacks to more than", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50_000_000);
    }

    [Fact]
    public void Cifar10_MissingBatch_NamesIt()
    {
        var batches = Batches();
        batches.Remove("data_batch_4.bin");
        WriteArchive(batches);

        Assert.Contains("no data_batch_4.bin", Assert.Throws<CourseKitException>(() => Kit.Cifar10(_folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Cifar10_LabelOutOfRange_NamesIt()
    {
        var batches = Batches();
        batches["test_batch.bin"][Record] = 10;
        WriteArchive(batches);

        Assert.Contains("image 1 has label 10", Assert.Throws<CourseKitException>(() => Kit.Cifar10(_folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Cifar10_NothingThere_SaysHowToGetIt() =>
        Assert.Contains("course data get cifar-10", Assert.Throws<CourseKitException>(() => Kit.Cifar10(_folder.Path)).Message,
            StringComparison.Ordinal);

    // Two images a batch, labels 1 and 2, values that tell one from the next.
    private static Dictionary<string, byte[]> Batches()
    {
        var batches = new Dictionary<string, byte[]>();
        foreach (var name in Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin").Append("test_batch.bin"))
        {
            var bytes = new byte[2 * Record];
            new Random(name.Length + name[11]).NextBytes(bytes);
            (bytes[0], bytes[Record]) = (1, 2);
            batches[name] = bytes;
        }
        return batches;
    }

    private void WriteArchive(Dictionary<string, byte[]> batches, (string Name, byte[] Bytes)? extra = null)
    {
        using var tar = new TarWriter(new GZipStream(File.Create(_folder.File("cifar-10-binary.tar.gz")), CompressionLevel.Fastest));
        if (extra is { } hostile)
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, hostile.Name) { DataStream = new MemoryStream(hostile.Bytes) });
        foreach (var (name, bytes) in batches)
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "cifar-10-batches-bin/" + name)
                { DataStream = new MemoryStream(bytes) });
    }

    private sealed class Zeros(long length) : MemoryStream
    {
        private long _at;

        public override long Length => length;

        public override long Position { get => _at; set => _at = value; }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - _at);
            buffer[..count].Clear();
            _at += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void CopyTo(Stream destination, int bufferSize)
        {
            var buffer = new byte[1 << 16];
            for (int read; (read = Read(buffer.AsSpan())) > 0;)
                destination.Write(buffer, 0, read);
        }
    }
}
