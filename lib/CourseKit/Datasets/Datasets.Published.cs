using CourseKit.Datasets.Published;

namespace CourseKit.Datasets;

// The sets that others published: files that one has, or gets with "course data get NAME".
public static partial class Datasets
{
    /// <summary>Real MNIST from the folder "mnist" of the data folder.</summary>
    /// <param name="folder">Folder of the four files; null for the one in <see cref="CourseEnvironment.DataFolder"/>.</param>
    /// <exception cref="CourseKitException">The files are missing, damaged or do not fit together.</exception>
    public static ImageDataset Mnist(string? folder = null) =>
        IdxFolder.Mnist.Read(folder is null ? MnistHome() : Path.GetFullPath(folder));

    /// <summary>Real MNIST where the data folder has it, otherwise the generated digits.</summary>
    /// <remarks><see cref="ImageDataset.Description"/> says which.</remarks>
    /// <param name="train">Most training images.</param>
    /// <param name="test">Most test images.</param>
    /// <exception cref="CourseKitException">MNIST is there but damaged or incomplete.</exception>
    public static ImageDataset MnistOrDigits(int train = 60_000, int test = 10_000)
    {
        var folder = MnistHome();
        return IdxFolder.IsPresent(folder) ? IdxFolder.Mnist.Read(folder).Take(train, test) : Digits(train, test);
    }

    /// <summary>Real Fashion-MNIST, clothes in MNIST's form, from the folder "fashion-mnist" of the data folder.</summary>
    /// <param name="folder">Folder of the four files; null for the one in <see cref="CourseEnvironment.DataFolder"/>.</param>
    /// <exception cref="CourseKitException">The files are missing, damaged or do not fit together.</exception>
    public static ImageDataset FashionMnist(string? folder = null) =>
        IdxFolder.FashionMnist.Read(Path.GetFullPath(folder ?? Home("fashion-mnist")));

    /// <summary>Real CIFAR-10, photographs in colour, from the folder "cifar-10" of the data folder.</summary>
    /// <param name="folder">Folder of the archive or of its batches; null for the one in
    /// <see cref="CourseEnvironment.DataFolder"/>.</param>
    /// <exception cref="CourseKitException">The files are missing or damaged.</exception>
    public static ImageDataset Cifar10(string? folder = null) => CifarFolder.Read(Path.GetFullPath(folder ?? Home("cifar-10")));

    /// <summary>The folder of a published set's files in the data folder.</summary>
    /// <param name="name">Name of the set.</param>
    /// <exception cref="CourseKitException">The settings have a mistake.</exception>
    public static string Home(string name) => name == "mnist" ? MnistHome() : Path.Combine(CourseEnvironment.Current.DataFolder, name);

    /// <summary>The folder "mnist" of the data folder; the data folder itself where that holds the files.</summary>
    private static string MnistHome()
    {
        var data = CourseEnvironment.Current.DataFolder;
        return IdxFolder.IsPresent(data) ? data : Path.Combine(data, "mnist");
    }
}
