namespace CourseKit.Datasets;

/// <summary>The data sets of the course, by name or by method.</summary>
public static partial class Datasets
{
    /// <summary>Names of all sets; <see cref="Get"/> knows those of images.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["digits", "letters", "objects", "sentences", "mnist", "fashion-mnist", "cifar-10"];

    /// <summary>A set of images by name, whole or its first images.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="train">Most training images; all when null. A generated set makes no more than these.</param>
    /// <param name="test">Most test images; all when null.</param>
    /// <exception cref="CourseKitException">No such name, or the set's files are missing or damaged.</exception>
    public static ImageDataset Get(string name, int? train = null, int? test = null) => name switch
    {
        "digits" => Digits(train ?? 60_000, test ?? 10_000),
        "letters" => Letters(train ?? 60_000, test ?? 10_000),
        "objects" => Objects(train ?? 50_000, test ?? 10_000),
        "mnist" => Part(Mnist(), train, test),
        "fashion-mnist" => Part(FashionMnist(), train, test),
        "cifar-10" => Part(Cifar10(), train, test),
        "sentences" => throw new CourseKitException("\"sentences\" is a set of texts, not of images: Datasets.Sentences() gives it."),
        _ => throw new CourseKitException($"There is no data set \"{name}\"; there are {string.Join(", ", Names)}."),
    };

    /// <summary>What is known of a data set: source, licence, citation, files.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="CourseKitException">No such name.</exception>
    public static DatasetManifest Manifest(string name) => DatasetManifest.Load(name);

    private static ImageDataset Part(ImageDataset data, int? train, int? test) =>
        train is null && test is null ? data : data.Take(train ?? data.Train.Count, test ?? data.Test.Count);
}
