using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Running;

/// <summary>The notebooks of a run, read and checked before the first one starts.</summary>
internal static class NotebookList
{
    /// <param name="paths">Files; none for all notebooks of the course.</param>
    /// <exception cref="CourseKitException">There are none, two would be written to the same file, or one is not in C#.</exception>
    /// <exception cref="NotebookFormatException">A file is not a notebook.</exception>
    public static IReadOnlyList<Notebook> Read(IReadOnlyCollection<string> paths)
    {
        var notebooks = (paths.Count > 0 ? paths : All()).Select(NotebookReader.Read).ToList();
        foreach (var same in notebooks.GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            throw new CourseKitException(
                $"{string.Join(" and ", same.Select(n => n.Path))} have the same name and would overwrite each other's results; run " +
                "them apart, with different --out.");
        foreach (var notebook in notebooks.Where(n => n.Language.ToUpperInvariant() is not ("C#" or "CSHARP" or "POLYGLOT-NOTEBOOK")))
            throw new CourseKitException($"{notebook.Path}: this notebook is in {notebook.Language}; course run runs C#.");
        return notebooks;
    }

    private static List<string> All()
    {
        string folder = Path.Combine(RepositoryRoot.Find(Environment.CurrentDirectory), "notebooks");
        var found = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).ToList() : [];
        return found.Count > 0 ? found : throw new CourseKitException($"{folder}: there are no notebooks here; name those to run.");
    }
}
