using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Release;

/// <summary>Makes the student's copy of an instructor's notebook. The same notebook gives the same bytes.</summary>
internal static class StudentCopy
{
    /// <param name="assignment">The instructor's notebook.</param>
    /// <param name="variant">Number of the student's puzzles; 0 for the instructor's.</param>
    /// <exception cref="CourseKitException">A mark of a solution or of hidden checks has no partner.</exception>
    public static Notebook Of(Assignment assignment, int variant = 0)
    {
        var copy = new Notebook(assignment.Notebook.Path, assignment.Notebook.Json.DeepClone().AsObject());
        var cells = new List<ReleasedCell>();
        foreach (var cell in copy.Cells)
        {
            var json = cell.Json;
            if (cell.IsCode)
                (json["outputs"], json["execution_count"]) = (new JsonArray(), null);
            json["source"] = GradeMetadata.HasTag(cell, Exercise.SetupTag)
                ? VariantLine.Set(Strip(cell.Source, cell), variant)
                : Strip(cell.Source, cell);
            if (GradeMetadata.Of(cell) is not { } metadata)
                continue;
            var nbgrader = (JsonObject)json["metadata"]![GradeMetadata.Key]!;
            nbgrader["cell_type"] = cell.Kind;
            string checksum = Checksum.Of(cell, metadata);
            nbgrader["checksum"] = checksum;
            if (metadata.IsCheck || metadata is { IsLocked: true, IsSolution: false })
                (json["metadata"]!["editable"], json["metadata"]!["deletable"]) = (false, false);
            cells.Add(new(metadata.Id, checksum, metadata.IsCheck, HiddenChecks(assignment, metadata.Id)));
        }
        copy.Json["metadata"]![ReleasedAs.Key] = new ReleasedAs(assignment.Name, cells)
        {
            Variant = VariantLine.IsIn(assignment.Notebook) ? variant : 0,
            Others = [.. Assignment.Others(copy).Select(cell => ReleasedAs.Sum(cell.Source)).Distinct()],
        }.ToJson();
        return copy;
    }

    /// <summary>A cell as students get it.</summary>
    public static string Strip(string source, NotebookCell cell)
    {
        bool isSolution = GradeMetadata.Of(cell) is { IsSolution: true };
        string stub = cell.IsCode ? Regions.Stub : "YOUR ANSWER HERE";
        source = Regions.RemoveHidden(source);
        if (Regions.HasSolution(source))
            return Regions.ReplaceSolution(source, stub);
        // nbgrader's rule: a solution cell without marks is a solution as a whole.
        return isSolution ? stub : source;
    }

    private static double HiddenChecks(Assignment assignment, string id) =>
        assignment.Exercises.Where(e => e.Exercise.Id == id).Sum(e => e.Script.Calls.Count(c => c.IsHidden));
}
