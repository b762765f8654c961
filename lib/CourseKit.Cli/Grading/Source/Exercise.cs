using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Source;

/// <summary>An exercise of a notebook: its check cell, and the cells that belong to it.</summary>
/// <param name="Id">Id of the check cell.</param>
/// <param name="Points">Most points.</param>
/// <param name="Check">The check cell.</param>
/// <param name="Solutions">Code cells that the student writes, in order.</param>
internal sealed record Exercise(string Id, double Points, NotebookCell Check, IReadOnlyList<NotebookCell> Solutions)
{
    /// <summary>Tag of cells that exercises need and that do not train: usings, references, small data.</summary>
    public const string SetupTag = "setup";

    /// <summary>Cells that exercises need, in order.</summary>
    public static IReadOnlyList<NotebookCell> SetupCells(Notebook notebook) =>
        [.. notebook.CodeCells.Where(cell => GradeMetadata.HasTag(cell, SetupTag))];

    /// <summary>The exercises that a program checks, in order. Solution cells belong to the next check cell.</summary>
    public static IReadOnlyList<Exercise> Of(Notebook notebook)
    {
        var (exercises, solutions) = (new List<Exercise>(), new List<NotebookCell>());
        foreach (var cell in notebook.CodeCells)
        {
            if (GradeMetadata.Of(cell) is not { } metadata)
                continue;
            if (metadata is { IsSolution: true, IsGrade: false })
                solutions.Add(cell);
            if (!metadata.IsCheck)
                continue;
            exercises.Add(new(metadata.Id, metadata.Points, cell, [.. solutions]));
            solutions.Clear();
        }
        return exercises;
    }
}
