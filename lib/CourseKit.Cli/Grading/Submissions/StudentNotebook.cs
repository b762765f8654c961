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
    /// <summary>What is said of a cell that a student left alone.</summary>
    public const string NotBegun = "has not been begun: it still is as it was handed out.";

    private const int MostProblems = 30, LongestId = 60;

    /// <summary>Code cells that were handed out and give no points, as <see cref="ReleasedAs.Sum"/>; as the notebook says.</summary>
    public IReadOnlyCollection<string> Others { get; } = ReleasedAs.Of(Notebook)?.Others ?? [];

    /// <summary>What the student wrote that an exercise may use: its solutions, and cells that nobody handed out.</summary>
    public IEnumerable<string> OwnCode(Exercise exercise)
    {
        var ids = exercise.Solutions.Select(s => GradeMetadata.Of(s)!.Id).ToHashSet();
        return Notebook.CodeCells.Where(cell => GradeMetadata.Of(cell) is { } metadata
            ? ids.Contains(metadata.Id) : !Others.Contains(ReleasedAs.Sum(cell.Source))).Select(cell => cell.Source);
    }

    /// <summary>Looks at a notebook, against what was released.</summary>
    /// <param name="notebook">
    /// Is repaired: of cells with the same grade_id, the first keeps it, and code that was made text is code again.
    /// </param>
    /// <param name="released">Null when nobody knows.</param>
    public static StudentNotebook Of(Notebook notebook, ReleasedAs? released)
    {
        var (problems, seen, copies) = (new List<string>(), new Dictionary<string, NotebookCell>(), 0);
        foreach (var (number, cell) in notebook.Cells.Select((c, i) => (i + 1, c)))
        {
            if (GradeMetadata.Of(cell) is not { } metadata)
                continue;
            if (MakeCodeAgain(cell))
                problems.Add($"Cell {number}, {Short(metadata.Id)}, was made a cell of text; it is graded as the code that it was.");
            if (seen.TryAdd(metadata.Id, cell))
                continue;
            problems.Add($"Cell {number} is a copy of {Short(metadata.Id)} and carries its id: it counts as a cell of your own.");
            // Not read-only any more either, as copies of check cells would be.
            foreach (string key in (string[])[GradeMetadata.Key, "editable", "deletable"])
                ((JsonObject)cell.Json["metadata"]!).Remove(key);
            copies++;
        }
        if (released is not null)
            problems.AddRange(Compare(notebook, released, seen));
        if (problems.Count > MostProblems)
            problems = [.. problems.Take(MostProblems), $"And {problems.Count - MostProblems} more of this kind."];
        return new(notebook, problems, copies);
    }

    private static IEnumerable<string> Compare(Notebook notebook, ReleasedAs released, Dictionary<string, NotebookCell> seen)
    {
        if (released.Cells.Count > 0 && !released.Cells.Any(c => seen.ContainsKey(c.Id)))
        {
            string other = ReleasedAs.Of(notebook)?.Assignment is { Length: > 0 } name && name != released.Assignment
                ? $"This is the notebook {Short(name)}, not {released.Assignment}"
                : $"No cell says that it belongs to {released.Assignment}";
            return [$"{other}: none of its exercises is here. Cells are run in their order all the same."];
        }
        return released.Cells.Select(expected => Compare(expected, seen.GetValueOrDefault(expected.Id))).OfType<string>();
    }

    private static string? Compare(ReleasedCell expected, NotebookCell? cell)
    {
        if (cell is null || GradeMetadata.Of(cell) is not { } metadata)
            return $"The cell {expected.Id} is missing; "
                + (expected.IsCheck ? "the check is put back when the notebook is graded." : "without it the exercise gives no points.");
        bool isSame = Checksum.Of(cell.Source, cell.Kind, metadata) == expected.Checksum
            || Checksum.Of(cell.Source.ReplaceLineEndings("\n"), cell.Kind, metadata) == expected.Checksum;
        if (expected.IsCheck && !isSame)
            return $"The check cell {expected.Id} was changed; the original is used when the notebook is graded.";
        return !expected.IsCheck && metadata.IsSolution && isSame
            ? $"{expected.Id} {NotBegun}" : null;
    }

    /// <summary>A key pressed by accident makes a code cell one of text; its metadata still say what it was.</summary>
    private static bool MakeCodeAgain(NotebookCell cell)
    {
        if (cell.IsCode || cell.Json["metadata"]?[GradeMetadata.Key]?["cell_type"] is not JsonValue kind
            || !kind.TryGetValue(out string? was) || was != "code")
            return false;
        (cell.Json["cell_type"], cell.Json["outputs"], cell.Json["execution_count"]) = ("code", new JsonArray(), null);
        return true;
    }

    /// <summary>An id as far as anybody wants to read it: it is the student's to write.</summary>
    private static string Short(string id) => new([.. id.Take(LongestId).Select(c => char.IsControl(c) ? '?' : c)]);
}
