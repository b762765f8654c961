using System.Formats.Tar;
using System.IO.Compression;

namespace CourseKit.Datasets.Published;

/// <summary>Real CIFAR-10 in its binary version: the archive as published, or the folder of its six batches.</summary>
/// <remarks>
/// Each record is a label byte and 3 × 32 × 32 values, planes of red, green, blue, row by row (cs.toronto.edu/~kriz/cifar.html). The
/// archive is read in memory, nothing is unpacked to disk, so an entry's path cannot lead anywhere.
/// </remarks>
internal static class CifarFolder
{
    private const int Side = 32, Pixels = 3 * Side * Side, Record = 1 + Pixels;
    private const int LargestBatch = 10_000;
    private const string Archive = "cifar-10-binary.tar.gz";

    private static readonly string[] TrainFiles = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")];
    private static readonly string[] TestFiles = ["test_batch.bin"];
    private static readonly string[] Classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    public static ImageDataset Read(string folder)
    {
        var home = new[] { folder, Path.Combine(folder, "cifar-10-batches-bin") }
            .FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, TestFiles[0])));
        var archive = Path.Combine(folder, Archive);
        if (home is null && !File.Exists(archive))
            throw new CourseKitException(
                $"CIFAR-10 is not there: {folder} has neither {Archive} nor its batches. Get it with: course data get cifar-10");
        var batches = home is null ? ReadArchive(archive) : ReadFiles(home);
        var source = home ?? archive;
        return new ImageDataset(
            "cifar-10", $"CIFAR-10: real photographs, 32×32, read from {source}.", Half(batches, TrainFiles, source),
            Half(batches, TestFiles, source));
    }

    private static ImageSet Half(Dictionary<string, byte[]> batches, string[] names, string source)
    {
        var missing = names.FirstOrDefault(name => !batches.ContainsKey(name));
        if (missing is not null)
            throw new CourseKitException($"CIFAR-10 is incomplete: {source} has no {missing}.");
        var count = names.Sum(name => batches[name].Length / Record);
        var (pixels, labels) = (new byte[count * Pixels], new long[count]);
        var image = 0;
        foreach (var name in names)
        {
            var batch = batches[name];
            for (var at = 0; at < batch.Length; at += Record, image++)
            {
                if (batch[at] >= Classes.Length)
                    throw new CourseKitException(
                        $"{source}, {name}: image {at / Record} has label {batch[at]}; labels are 0 to {Classes.Length - 1}.");
                labels[image] = batch[at];
                batch.AsSpan(at + 1, Pixels).CopyTo(pixels.AsSpan(image * Pixels));
            }
        }
        return new ImageSet(pixels, labels, 3, Side, Side, Classes);
    }

    private static Dictionary<string, byte[]> ReadFiles(string folder)
    {
        var batches = new Dictionary<string, byte[]>();
        foreach (var name in TrainFiles.Concat(TestFiles).Where(name => File.Exists(Path.Combine(folder, name))))
        {
            var path = Path.Combine(folder, name);
            try
            {
                using var file = File.OpenRead(path);
                batches[name] = ReadBatch(file, file.Length, path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CourseKitException($"Cannot read {path}: {e.Message}", e);
            }
        }
        return batches;
    }

    private static Dictionary<string, byte[]> ReadArchive(string path)
    {
        var batches = new Dictionary<string, byte[]>();
        try
        {
            using var file = File.OpenRead(path);
            using var unpacked = new BoundedStream(new GZipStream(file, CompressionMode.Decompress), 400_000_000, path);
            using var tar = new TarReader(unpacked);
            while (tar.GetNextEntry() is { } entry)
            {
                // Whatever folder the entry names, only its last part counts, and only the six known ones are read.
                var name = entry.Name[(entry.Name.LastIndexOf('/') + 1)..];
                if (entry.DataStream is { } data && (TrainFiles.Contains(name) || TestFiles.Contains(name)))
                    batches[name] = ReadBatch(data, entry.Length, $"{path}, {name}");
            }
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or EndOfStreamException or ArgumentException)
        {
            throw new CourseKitException($"{path}: damaged archive: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"Cannot read {path}: {e.Message}", e);
        }
        return batches;
    }

    private static byte[] ReadBatch(Stream data, long length, string where)
    {
        if (length is 0 or > LargestBatch * Record || length % Record != 0)
            throw new CourseKitException($"{where}: {length} bytes are not 1 to {LargestBatch} records of {Record} bytes.");
        using var values = new MemoryStream();
        data.CopyTo(values);
        return values.Length == length
            ? values.ToArray()
            : throw new CourseKitException($"{where}: truncated: {values.Length} of {length} bytes are there.");
    }
}
