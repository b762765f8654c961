using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Submissions;

/// <summary>A student's notebook, and what was wrong with its cells.</summary>
/// <param name="Notebook">The notebook; copies of graded cells have lost their metadata.</param>
/// <param name="Problems">A sentence each.</param>
/// <param name="Copies">How many cells were copies that carried the id of another.</param>
internal sealed record StudentNotebook(Notebook Notebook, IReadOnlyList<string> Problems, int Copies)
{
    /// <summary>Looks at a notebook, against what was released.</summary>
    /// <param name="notebook">Is repaired: of cells with the same grade_id, the first keeps it.</param>
    /// <param name="released">Null when nobody knows.</param>
    public static StudentNotebook Of(Notebook notebook, ReleasedAs? released)
    {
        var (problems, seen, copies) = (new List<string>(), new Dictionary<string, NotebookCell>(), 0);
        foreach (var (number, cell) in notebook.Cells.Select((c, i) => (i + 1, c)))
        {
            if (GradeMetadata.Of(cell) is not { } metadata)
                continue;
            if (seen.TryAdd(metadata.Id, cell))
                continue;
            problems.Add($"Cell {number} is a copy of {metadata.Id} and carries its id: it counts as a cell of your own.");
            // Not read-only any more either, as copies of check cells would be.
            foreach (string key in (string[])[GradeMetadata.Key, "editable", "deletable"])
                ((JsonObject)cell.Json["metadata"]!).Remove(key);
            copies++;
        }
        foreach (var expected in released?.Cells ?? [])
        {
            if (!seen.TryGetValue(expected.Id, out var cell))
                problems.Add($"The cell {expected.Id} is missing; "
                    + (expected.IsCheck ? "the check is put back when the notebook is graded." : "without it the exercise gives no points."));
            else if (expected.IsCheck && Checksum.Of(cell, GradeMetadata.Of(cell)!) != expected.Checksum)
                problems.Add($"The check cell {expected.Id} was changed; the original is used when the notebook is graded.");
            else if (!expected.IsCheck && GradeMetadata.Of(cell)!.IsSolution && Checksum.Of(cell, GradeMetadata.Of(cell)!) == expected.Checksum)
                problems.Add($"{expected.Id} has not been begun: it still is as it was handed out.");
        }
        return new(notebook, problems, copies);
    }
}
