namespace CourseKit.Datasets.Published;

/// <summary>MNIST or Fashion-MNIST in a folder that one has: four IDX files, gzipped or not.</summary>
/// <param name="name">Short name of the set.</param>
/// <param name="title">The name that people know.</param>
/// <param name="what">What the images are: "real handwritten digits, scanned".</param>
/// <param name="classes">Name of each class.</param>
internal sealed class IdxFolder(string name, string title, string what, string[] classes)
{
    public static readonly IdxFolder Mnist = new(
        "mnist", "MNIST", "real handwritten digits, scanned", ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);

    public static readonly IdxFolder FashionMnist = new(
        "fashion-mnist", "Fashion-MNIST", "real pictures of clothes",
        ["T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"]);

    /// <summary>Whether the folder holds any of the four files: then the user means it, and a missing one is an error.</summary>
    public static bool IsPresent(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any(file => IsIdxName(Path.GetFileName(file)));

    public ImageDataset Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CourseKitException(
                $"{title} is not there: {folder} does not exist. Get it with: course data get {name}. Or put its four files into this " +
                $"folder, or set {CourseEnvironment.DataVariable} or --data-dir to the folder that has a folder {name}.");
        var (train, test) = (ReadHalf(folder, "train"), ReadHalf(folder, "t10k"));
        if ((train.Height, train.Width) != (test.Height, test.Width))
            throw new CourseKitException(
                $"{folder}: training images are {train.Height}×{train.Width}, test images {test.Height}×{test.Width} pixels.");
        return new ImageDataset(name, $"{title}: {what}, read from {folder}.", train, test);
    }

    private ImageSet ReadHalf(string folder, string half)
    {
        var imageFile = Locate(folder, $"{half}-images-idx3-ubyte");
        var labelFile = Locate(folder, $"{half}-labels-idx1-ubyte");
        var (pixels, count, height, width) = IdxFile.ReadImages(imageFile);
        var labels = IdxFile.ReadLabels(labelFile, classes.Length);
        return labels.Length == count
            ? new ImageSet(pixels, labels, 1, height, width, classes)
            : throw new CourseKitException($"{imageFile} has {count} images but {labelFile} has {labels.Length} labels.");
    }

    private string Locate(string folder, string file)
    {
        foreach (var candidate in new[] { file, file + ".gz" })
        {
            var path = Path.Combine(folder, candidate);
            if (File.Exists(path))
                return path;
        }
        throw new CourseKitException($"{title} is incomplete: {folder} has neither {file} nor {file}.gz.");
    }

    private static bool IsIdxName(string file) =>
        file.EndsWith("-ubyte", StringComparison.Ordinal) || file.EndsWith("-ubyte.gz", StringComparison.Ordinal);
}
