using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Book;

/// <summary>A notebook as a reader may see it: exercises without their solutions, hidden checks and what these printed.</summary>
internal static class ReaderNotebook
{
    /// <summary>A copy; the notebook itself stays as it is.</summary>
    public static Notebook Of(Notebook notebook)
    {
        var copy = new Notebook(notebook.Path, notebook.Json.DeepClone().AsObject());
        foreach (var cell in copy.Cells)
        {
            if (CellRole.IsSolution(cell) && !cell.IsCode)
                cell.Json["source"] = "*Your answer.*";
            else
                cell.Json["source"] = Without(Without(cell.Source, "SOLUTION", "// YOUR CODE HERE"), "HIDDEN TESTS", null);
            if (cell.IsCode && CellRole.IsExercise(cell))
                (cell.Outputs, cell.ExecutionCount) = (new JsonArray(), null);
        }
        return copy;
    }

    // From "// BEGIN NAME" to "// END NAME", each on a line of its own; a beginning without an end takes all that follows.
    private static string Without(string source, string name, string? instead)
    {
        var kept = new List<string>();
        var isInside = false;
        foreach (var line in source.Split('\n'))
        {
            var text = line.Trim();
            if (text.StartsWith("//", StringComparison.Ordinal) && text.Contains($"BEGIN {name}", StringComparison.Ordinal))
            {
                isInside = true;
                if (instead is not null)
                    kept.Add(line[..(line.Length - line.TrimStart().Length)] + instead);
            }
            else if (text.StartsWith("//", StringComparison.Ordinal) && text.Contains($"END {name}", StringComparison.Ordinal))
                isInside = false;
            else if (!isInside)
                kept.Add(line);
        }
        return string.Join('\n', kept);
    }
}
