namespace CourseKit.Datasets;

/// <summary>Real MNIST, in a folder that one has: its four IDX files, gzipped or not.</summary>
internal static class MnistFolder
{
    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Whether the folder holds any of the four files: then the user means it, and a missing one is an error.</summary>
    public static bool IsPresent(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any(file => IsIdxName(Path.GetFileName(file)));

    public static ImageDataset Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CourseKitException(
                $"MNIST is not there: {folder} does not exist. Put its four files into this folder, or set " +
                $"{CourseEnvironment.DataVariable} or --data-dir to the folder that has an mnist folder.");
        var (train, test) = (ReadHalf(folder, "train"), ReadHalf(folder, "t10k"));
        if ((train.Height, train.Width) != (test.Height, test.Width))
            throw new CourseKitException(
                $"{folder}: training images are {train.Height}×{train.Width}, test images {test.Height}×{test.Width} pixels.");
        return new ImageDataset("mnist", $"MNIST: real handwritten digits, scanned, read from {folder}.", train, test);
    }

    private static ImageSet ReadHalf(string folder, string half)
    {
        var imageFile = Locate(folder, $"{half}-images-idx3-ubyte");
        var labelFile = Locate(folder, $"{half}-labels-idx1-ubyte");
        var (pixels, count, height, width) = IdxFile.ReadImages(imageFile);
        var labels = IdxFile.ReadLabels(labelFile, Digits.Length);
        return labels.Length == count
            ? new ImageSet(pixels, labels, 1, height, width, Digits)
            : throw new CourseKitException($"{imageFile} has {count} images but {labelFile} has {labels.Length} labels.");
    }

    private static string Locate(string folder, string name)
    {
        foreach (var candidate in new[] { name, name + ".gz" })
        {
            var path = Path.Combine(folder, candidate);
            if (File.Exists(path))
                return path;
        }
        throw new CourseKitException($"MNIST is incomplete: {folder} has neither {name} nor {name}.gz.");
    }

    private static bool IsIdxName(string file) =>
        file.EndsWith("-ubyte", StringComparison.Ordinal) || file.EndsWith("-ubyte.gz", StringComparison.Ordinal);
}
