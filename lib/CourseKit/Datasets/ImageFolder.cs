using System.Globalization;
using CourseKit.Images;

namespace CourseKit.Datasets;

/// <summary>One's own classes: a folder of pictures for each. Read once, brought to one size, and kept for the next time.</summary>
public sealed record ImageFolder
{
    private static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".bmp", ".ppm", ".pgm"];

    /// <summary>Width of each image of the set, in pixels.</summary>
    public int Width { get; init; } = 32;

    /// <summary>Height of each image of the set, in pixels.</summary>
    public int Height { get; init; } = 32;

    /// <summary>3 for colour, 1 for grey.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Whether a picture of another shape is squeezed into the size; otherwise its middle part is taken.</summary>
    public bool Stretch { get; init; }

    /// <summary>Share of the images to judge by, where the folder does not tell training and test apart.</summary>
    public double TestShare { get; init; } = 0.2;

    /// <summary>Which images are judged by.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Where the images are kept in their final size; null for the data folder, empty for nowhere.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>
    /// Reads FOLDER/CLASS/picture, or FOLDER/train/CLASS/picture and FOLDER/test/CLASS/picture: PNG, JPEG, BMP, PPM, PGM. Classes are
    /// numbered in the order of their names.
    /// </summary>
    /// <param name="folder">Path of the folder.</param>
    /// <exception cref="CourseKitException">No such folder, fewer than two classes, a class without pictures, or a picture that cannot be
    /// read.</exception>
    public ImageDataset Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        CheckSettings();
        folder = Path.GetFullPath(folder);
        if (!Directory.Exists(folder))
            throw new CourseKitException($"The image folder {folder} does not exist.");
        var (trainFolder, testFolder) = (Path.Combine(folder, "train"), Path.Combine(folder, "test"));
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        if (Directory.Exists(trainFolder) && Directory.Exists(testFolder))
        {
            var (train, test) = (ReadSet(trainFolder), ReadSet(testFolder));
            return new ImageDataset(name, Describe(folder, train.Count + test.Count), train, test);
        }
        var all = ReadSet(folder);
        var parts = Partition.Shares(all.Labels.Span, all.Count, [1 - TestShare, TestShare], Seed);
        if (parts.Any(part => part.Length == 0))
            throw new CourseKitException($"{folder} has {all.Count} pictures, too few to keep {TestShare} of them for the test.");
        return new ImageDataset(name, Describe(folder, all.Count), all.Subset(parts[0]), all.Subset(parts[1]));
    }

    private static string Describe(string folder, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"Your own pictures: {count:N0} files read from {folder}.");

    private ImageSet ReadSet(string folder)
    {
        var classes = Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.'))
            .Order(StringComparer.Ordinal).ToArray();
        if (classes.Length < 2)
            throw new CourseKitException(
                $"{folder} has {classes.Length} class folders; each class needs a folder of its own, and two are the least.");
        var files = new List<(string Path, long Label)>();
        for (var label = 0; label < classes.Length; label++)
        {
            var found = Directory.EnumerateFiles(Path.Combine(folder, classes[label]))
                .Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal).ToArray();
            if (found.Length == 0)
                throw new CourseKitException($"{Path.Combine(folder, classes[label])} has no pictures ({string.Join(", ", Endings)}).");
            files.AddRange(found.Select(file => (file, (long)label)));
        }
        var cache = ImageFolderCache.For(this, folder, files.Select(file => file.Path));
        var size = Channels * Height * Width;
        var pixels = cache.Read((long)files.Count * size);
        if (pixels is null)
        {
            pixels = new byte[files.Count * size];
            ReadAll(files, size, pixels);
            cache.Write(pixels);
        }
        return new ImageSet(pixels, [.. files.Select(file => file.Label)], Channels, Height, Width, classes);
    }

    private void ReadAll(List<(string Path, long Label)> files, int size, byte[] pixels)
    {
        try
        {
            Parallel.For(0, files.Count, i =>
            {
                var image = ImageFile.Read(files[i].Path).ToChannels(Channels);
                image = Stretch ? Resize.To(image, Width, Height) : Resize.Crop(image, Width, Height);
                image.ToPlanes().CopyTo(pixels, i * size);
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<CourseKitException>().FirstOrDefault() is { } first)
        {
            throw new CourseKitException(first.Message, e);
        }
    }

    private void CheckSettings()
    {
        if (Width is < 1 or > 4096 || Height is < 1 or > 4096)
            throw new CourseKitException($"ImageFolder: the size is {Width}×{Height}; sides go from 1 to 4096.");
        if (Channels is not (1 or 3))
            throw new CourseKitException($"ImageFolder: {Channels} channels; take 3 for colour or 1 for grey.");
        if (!(TestShare is > 0 and < 1))
            throw new CourseKitException($"ImageFolder: TestShare is {TestShare}; it must be between 0 and 1.");
    }
}
