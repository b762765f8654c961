using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Running;

/// <summary>
/// What runs of a submission: the setup cells as they were released, the student's solutions, and whatever cells the student added or
/// changed; lecture cells that nobody touched are left out. Check cells are the instructor's, reduced to their questions. Hidden questions
/// come last.
/// </summary>
internal static class StepPlan
{
    private const int Nowhere = -1, LongestName = 60;

    private static readonly Dictionary<int, string> None = [];

    public static List<AnswerStep> Of(Assignment assignment, StudentNotebook student, int variant, double secondsPerCell)
    {
        var steps = new List<AnswerStep>();
        foreach (var cell in assignment.Setup)
            steps.Add(Cell("setup", VariantLine.Set(cell.Source, variant), secondsPerCell, StepKind.Setup));
        var cells = student.Notebook.CodeCells;
        var places = assignment.Exercises.ToLookup(e => PlaceOf(e.Exercise, cells));
        foreach (var (i, cell) in cells.Index())
        {
            var metadata = GradeMetadata.Of(cell);
            if (metadata is { IsSolution: true } || (metadata is not { IsCheck: true } && !IsLecture(cell)))
                steps.Add(Cell(metadata is null ? "your cell" : NameOf(metadata), cell.Source, secondsPerCell, StepKind.Open));
            foreach (var asked in places[i])
                Ask(steps, asked, hidden: false, secondsPerCell);
        }
        foreach (var missing in places[Nowhere])
            Ask(steps, missing, hidden: false, secondsPerCell);
        foreach (var exercise in assignment.Exercises)
            Ask(steps, exercise, hidden: true, secondsPerCell);
        return steps;

        bool IsLecture(NotebookCell cell) => assignment.IsKnown(cell.Source) || student.Others.Contains(ReleasedAs.Sum(cell.Source));
    }

    /// <summary>
    /// After which cell an exercise is asked: its check, or a solution that was moved below it; nowhere when either is not to be found.
    /// </summary>
    private static int PlaceOf(Exercise exercise, IReadOnlyList<NotebookCell> cells)
    {
        var ids = exercise.Solutions.Select(s => GradeMetadata.Of(s)!.Id).ToHashSet();
        var (check, solution) = (Nowhere, ids.Count == 0 ? 0 : Nowhere);
        foreach (var (i, cell) in cells.Index())
        {
            if (GradeMetadata.Of(cell) is not { } metadata)
                continue;
            if (metadata.Id == exercise.Id)
                check = i;
            else if (ids.Contains(metadata.Id))
                solution = i;
        }
        return check == Nowhere || solution == Nowhere ? Nowhere : Math.Max(check, solution);
    }

    /// <summary>What errors call a cell; the id is the student's to write.</summary>
    private static string NameOf(GradeMetadata metadata) => metadata.Id.Length <= LongestName ? metadata.Id : metadata.Id[..LongestName];

    private static AnswerStep Cell(string name, string code, double seconds, StepKind kind) =>
        new(name, null, code, None, "", seconds, kind);

    private static void Ask(List<AnswerStep> steps, (Exercise Exercise, CheckScript Script) asked, bool hidden, double seconds)
    {
        var calls = asked.Script.Calls.Where(c => c.IsHidden == hidden).ToList();
        if (calls.Count == 0)
            return;
        string given = asked.Script.Given(withHidden: hidden);
        steps.Add(new(
            asked.Exercise.Id, asked.Exercise.Id, given + string.Join('\n', calls.Select(c => c.Statement)),
            calls.ToDictionary(c => c.Index, c => c.Statement), given, seconds, hidden ? StepKind.Hidden : StepKind.Open));
    }
}
