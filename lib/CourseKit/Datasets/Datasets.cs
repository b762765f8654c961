using CourseKit.Datasets.Generated;

namespace CourseKit.Datasets;

/// <summary>The data sets of the course, by name or by method.</summary>
public static class Datasets
{
    /// <summary>Seed of the generated digits that everybody sees; another seed gives other digits of the same kind.</summary>
    public const long DigitsSeed = 1;

    /// <summary>Names that <see cref="Get"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["digits", "mnist"];

    /// <summary>A data set by name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="CourseKitException">No such name, or the set's files are missing or damaged.</exception>
    public static ImageDataset Get(string name) => name switch
    {
        "digits" => Digits(),
        "mnist" => Mnist(),
        _ => throw new CourseKitException($"There is no data set \"{name}\"; there are {string.Join(", ", Names)}."),
    };

    /// <summary>What is known of a data set: source, licence, citation, files.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="CourseKitException">No such name.</exception>
    public static DatasetManifest Manifest(string name) => DatasetManifest.Load(name);

    /// <summary>Generated handwriting: ten digits, 28×28 grey, white ink on black, the same on every machine.</summary>
    /// <param name="train">Training images, up to 60 000.</param>
    /// <param name="test">Test images, up to 10 000.</param>
    /// <param name="seed">Which digits: every seed gives another set.</param>
    /// <remarks>
    /// Strokes with several forms for each digit, smoothly bent, slanted and stretched, of varying thickness, sized into a box of 20
    /// pixels and centred by mass as MNIST's are. Image i depends on the seed and i only: fewer images are the first ones of more.
    /// </remarks>
    public static ImageDataset Digits(int train = 60_000, int test = 10_000, long seed = DigitsSeed)
    {
        CheckCount(train, 60_000, nameof(train));
        CheckCount(test, 10_000, nameof(test));
        return new ImageDataset(
            "digits", "Generated digits: handwriting made by the course kit, not real scans.", Half(train, seed, 0), Half(test, seed, 1));
    }

    /// <summary>Real MNIST from the folder "mnist" of the data folder.</summary>
    /// <param name="folder">Folder of the four files; null for the one in <see cref="CourseEnvironment.DataFolder"/>.</param>
    /// <exception cref="CourseKitException">The files are missing, damaged or do not fit together.</exception>
    public static ImageDataset Mnist(string? folder = null) => MnistFolder.Read(folder is null ? MnistHome() : Path.GetFullPath(folder));

    /// <summary>Real MNIST where the data folder has it, otherwise the generated digits.</summary>
    /// <remarks><see cref="ImageDataset.Description"/> says which.</remarks>
    /// <param name="train">Most training images.</param>
    /// <param name="test">Most test images.</param>
    /// <exception cref="CourseKitException">MNIST is there but damaged or incomplete.</exception>
    public static ImageDataset MnistOrDigits(int train = 60_000, int test = 10_000)
    {
        var folder = MnistHome();
        return MnistFolder.IsPresent(folder) ? MnistFolder.Read(folder).Take(train, test) : Digits(train, test);
    }

    /// <summary>The folder "mnist" of the data folder; the data folder itself where that holds the files.</summary>
    private static string MnistHome()
    {
        var data = CourseEnvironment.Current.DataFolder;
        return MnistFolder.IsPresent(data) ? data : Path.Combine(data, "mnist");
    }

    private static ImageSet Half(int count, long seed, uint half)
    {
        var (images, labels) = DigitGenerator.Make(count, unchecked((ulong)seed), half);
        return new ImageSet(images, labels, 1, 28, 28, [.. Enumerable.Range(0, 10).Select(digit => $"{(char)('0' + digit)}")]);
    }

    private static void CheckCount(int count, int most, string name)
    {
        if (count < 1 || count > most)
            throw new CourseKitException($"Digits: {name} is {count}; it must be 1 to {most}.");
    }
}
