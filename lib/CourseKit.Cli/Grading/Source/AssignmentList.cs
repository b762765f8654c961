using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Source;

/// <summary>The instructor's notebooks of a command.</summary>
internal static class AssignmentList
{
    /// <param name="paths">Files or folders; none for the course's notebooks that have exercises.</param>
    /// <exception cref="CourseKitException">There are none, or two have the same name.</exception>
    public static IReadOnlyList<Assignment> Read(IReadOnlyCollection<string> paths)
    {
        string fallback = paths.Count > 0 ? "" : Path.Combine(RepositoryRoot.Find(Environment.CurrentDirectory), "notebooks");
        var files = paths.Where(p => !Directory.Exists(p)).ToList();
        foreach (string folder in paths.Where(Directory.Exists).Append(fallback).Where(f => f.Length > 0 && Directory.Exists(f)))
            files.AddRange(Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).Where(HasGradedCells));
        if (files.Count == 0)
            throw new CourseKitException($"{string.Join(", ", paths.DefaultIfEmpty(fallback))}: no notebook here has graded exercises.");
        var assignments = files.Select(Assignment.Read).ToList();
        return assignments.GroupBy(a => a.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } same
            ? throw new CourseKitException($"{string.Join(" and ", same.Select(a => a.Notebook.Path))} have the same name.")
            : assignments;
    }

    private static bool HasGradedCells(string path) => NotebookReader.Read(path).Cells.Any(c => GradeMetadata.Of(c) is not null);
}
