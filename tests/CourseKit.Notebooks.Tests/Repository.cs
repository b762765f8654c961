using System.Runtime.CompilerServices;

namespace CourseKit.Notebooks.Tests;

/// <summary>Where the notebooks and the bank are.</summary>
internal static class Repository
{
    public static string TestFolder { get; } = Path.GetDirectoryName(ThisFile())!;

    public static string Root { get; } = Path.GetFullPath("../..", TestFolder);

    public static string Bank => Path.Combine(TestFolder, "WrongAnswers");

    public static IReadOnlyList<string> Notebooks { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal)];

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
