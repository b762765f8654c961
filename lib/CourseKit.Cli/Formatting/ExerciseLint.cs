using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Formatting;

/// <summary>Whether the exercises' metadata, marks and points fit each other, as graders need them.</summary>
internal static partial class ExerciseLint
{
    private const int Schema = 3;
    private static readonly string[] Keys = ["grade", "solution", "locked", "task"];

    /// <summary>How many cells are graded.</summary>
    public static int Count(Notebook notebook) => notebook.Cells.Count(cell => Is(cell, "grade"));

    /// <summary>What is wrong, one sentence each.</summary>
    public static IEnumerable<string> Of(Notebook notebook)
    {
        var exercises = notebook.Cells.Where(cell => Metadata(cell) is not null).ToList();
        foreach (var same in exercises.GroupBy(Id).Where(group => group.Count() > 1))
            yield return $"{same.Count()} cells have the grade_id \"{same.Key}\".";
        foreach (var cell in exercises)
        {
            foreach (var problem in OfCell(cell))
                yield return $"{Id(cell)}: {problem}";
        }
        foreach (var problem in Pairs(notebook))
            yield return problem;
    }

    private static IEnumerable<string> OfCell(NotebookCell cell)
    {
        var metadata = Metadata(cell)!;
        if ((int?)metadata["schema_version"] != Schema)
            yield return $"schema_version must be {Schema}.";
        foreach (var key in Keys.Where(key => metadata[key] is null))
            yield return $"its metadata lack \"{key}\".";
        if (Is(cell, "grade") && metadata["points"] is null)
            yield return "a graded cell needs points.";
        if (cell.IsCode && Is(cell, "solution") && !Paired(cell.Source, "BEGIN SOLUTION", "END SOLUTION"))
            yield return "its solution must stand between // BEGIN SOLUTION and // END SOLUTION.";
        if (!cell.IsCode || !Is(cell, "grade"))
            yield break;
        if (!Is(cell, "locked") || Is(cell, "solution"))
            yield return "a check cell is locked and no solution.";
        if (!Paired(cell.Source, "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"))
            yield return "its hidden checks must stand between // BEGIN HIDDEN TESTS and // END HIDDEN TESTS.";
        if (Points(cell.Source) is { } said && said != (double?)metadata["points"])
            yield return $"Check.Exercise says {said} points, its metadata {metadata["points"]}.";
    }

    // A check follows its solution, is named after it, and a heading before them says the points.
    private static IEnumerable<string> Pairs(Notebook notebook)
    {
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            if (!cell.IsCode || !Is(cell, "grade"))
                continue;
            var solution = notebook.Cells.Take(i).LastOrDefault(before => Is(before, "solution"));
            if (solution is null || !Id(cell).StartsWith(Id(solution), StringComparison.Ordinal))
                yield return $"{Id(cell)}: no solution cell of this name stands before it.";
            var heading = notebook.Cells.Take(i).LastOrDefault(before => before.Kind == "markdown" && Heading().IsMatch(before.Source));
            var points = heading is null ? null : Heading().Match(heading.Source).Groups[1].Value;
            if (points != ((double?)Metadata(cell)!["points"])?.ToString(CultureInfo.InvariantCulture))
                yield return $"{Id(cell)}: the heading before it must say its points, \"### Exercise ... ({Metadata(cell)!["points"]} " +
                    "points)\".";
        }
    }

    private static bool Paired(string source, string begin, string end)
    {
        var (first, last) = (source.IndexOf($"// {begin}", StringComparison.Ordinal), source.IndexOf($"// {end}",
            StringComparison.Ordinal));
        return first >= 0 && last > first;
    }

    private static double? Points(string source) =>
        Said().Match(source) is { Success: true } match ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    private static JsonObject? Metadata(NotebookCell cell) => cell.Json["metadata"]?["nbgrader"] as JsonObject;

    private static bool Is(NotebookCell cell, string key) => (bool?)Metadata(cell)?[key] ?? false;

    private static string Id(NotebookCell cell) => (string?)Metadata(cell)?["grade_id"] ?? "?";

    [GeneratedRegex(@"Check\.Exercise\([^;]*?points:\s*([0-9.]+)\)")]
    private static partial Regex Said();

    [GeneratedRegex(@"^#+ .*[Ee]xercise.*\((\d+(?:\.\d+)?) points?\)", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
