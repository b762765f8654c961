using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Running;

/// <summary>The notebooks of a run, read and checked before the first one starts.</summary>
internal static class NotebookList
{
    /// <param name="paths">Files, or folders for the notebooks in them; none for all notebooks of the course.</param>
    /// <exception cref="CourseKitException">There are none, two would be written to the same file, or one is not in C#.</exception>
    /// <exception cref="NotebookFormatException">A file is not a notebook.</exception>
    public static IReadOnlyList<Notebook> Read(IReadOnlyCollection<string> paths)
    {
        var files = paths.Count > 0 ? paths.SelectMany(p => Directory.Exists(p) ? In(p) : [p]) : OfTheCourse();
        var notebooks = files.Select(ReadOne).ToList();
        foreach (var same in notebooks.GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            throw new CourseKitException(
                $"{string.Join(" and ", same.Select(n => n.Path))} have the same name and would overwrite each other's results; run " +
                "them apart, with different --out.");
        return notebooks;
    }

    /// <param name="path">A file.</param>
    /// <exception cref="CourseKitException">It is not in C#.</exception>
    /// <exception cref="NotebookFormatException">It is not a notebook.</exception>
    public static Notebook ReadOne(string path)
    {
        var notebook = NotebookReader.Read(path);
        return notebook.Language.ToUpperInvariant() is "C#" or "CSHARP" or "POLYGLOT-NOTEBOOK" ? notebook
            : throw new CourseKitException($"{notebook.Path}: this notebook is in {notebook.Language}; course run runs C#.");
    }

    private static List<string> OfTheCourse()
    {
        string folder = Path.Combine(RepositoryRoot.Find(Environment.CurrentDirectory), "notebooks");
        return Directory.Exists(folder) ? In(folder) : throw Nothing(folder);
    }

    private static List<string> In(string folder)
    {
        var found = Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw Nothing(folder);
    }

    private static CourseKitException Nothing(string folder) => new($"{folder}: there are no notebooks here; name those to run.");
}
