using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;

namespace CourseKit.Cli.Grading.Running;

/// <summary>
/// What runs of a submission: the setup cells as they were released, the student's solutions, and whatever cells the student added or changed;
/// lecture cells that nobody touched are left out. Check cells are the instructor's, reduced to their questions. Hidden questions come last.
/// </summary>
internal static class StepPlan
{
    private static readonly Dictionary<int, string> None = [];

    public static List<AnswerStep> Of(Assignment assignment, StudentNotebook student, int variant, double secondsPerCell)
    {
        var steps = new List<AnswerStep>();
        foreach (var cell in assignment.Setup)
            steps.Add(Cell("setup", VariantLine.Set(cell.Source, variant), secondsPerCell, StepKind.Setup));
        var open = assignment.Exercises.ToDictionary(e => e.Exercise.Id);
        foreach (var cell in student.Notebook.CodeCells)
        {
            var metadata = GradeMetadata.Of(cell);
            if (metadata is { IsCheck: true })
            {
                // The first copy asks; a copy of it is the student's, and says nothing.
                if (open.Remove(metadata.Id, out var asked))
                    Ask(steps, asked, hidden: false, secondsPerCell);
            }
            else if (metadata is { IsSolution: true } || !assignment.IsKnown(cell.Source))
            {
                steps.Add(Cell(metadata?.Id ?? "your cell", cell.Source, secondsPerCell, StepKind.Open));
            }
        }
        foreach (var missing in assignment.Exercises.Where(e => open.ContainsKey(e.Exercise.Id)))
            Ask(steps, missing, hidden: false, secondsPerCell);
        foreach (var exercise in assignment.Exercises)
            Ask(steps, exercise, hidden: true, secondsPerCell);
        return steps;
    }

    private static AnswerStep Cell(string name, string code, double seconds, StepKind kind) => new(name, null, code, None, "", seconds, kind);

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
