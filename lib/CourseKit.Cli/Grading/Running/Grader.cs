using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Sandboxes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Running;

/// <summary>Grades submissions of one assignment. Nothing that a submission does reaches the others, or the judge.</summary>
internal sealed class Grader : IDisposable
{
    private readonly Assignment _assignment;
    private readonly ReleasedAs _released;
    private readonly Dictionary<string, string> _handedOut;
    private readonly ISandbox _sandbox;
    private readonly SandboxLimits _limits;
    private readonly double _secondsPerCell;
    private readonly JudgeProcess _judge;

    private Grader(Assignment assignment, ISandbox sandbox, SandboxLimits limits, double secondsPerCell, JudgeProcess judge)
    {
        (_assignment, _sandbox, _limits, _secondsPerCell, _judge) = (assignment, sandbox, limits, secondsPerCell, judge);
        var copy = Release.StudentCopy.Of(assignment);
        _released = ReleasedAs.Of(copy)!;
        _handedOut = copy.Cells.Where(c => GradeMetadata.Of(c) is not null).ToDictionary(c => GradeMetadata.Of(c)!.Id, c => Assignment.Normal(c.Source));
    }

    /// <summary>Starts the judge, and lets the instructor's own solutions go the way of every submission: they must get all points.</summary>
    /// <exception cref="CourseKitException">They do not, or one of the instructor's cells fails.</exception>
    public static async Task<Grader> StartAsync(
        Assignment assignment, ISandbox sandbox, SandboxLimits limits, double secondsPerCell, CancellationToken cancel)
    {
        var grader = new Grader(assignment, sandbox, limits, secondsPerCell, await JudgeProcess.StartAsync(assignment));
        string own = NotebookWriter.Write(assignment.Notebook);
        var result = await grader.GradeAsync(new("instructor", assignment.Notebook.Path, DateTime.UtcNow, false, own), cancel);
        var lost = result.Exercises.FirstOrDefault(e => e.Earned < e.Points);
        if (lost is null && result.Exercises.Count == assignment.Exercises.Count)
            return grader;
        grader.Dispose();
        var failed = lost?.Checks.FirstOrDefault(c => !c.Passed);
        throw new CourseKitException($"{assignment.Notebook.Path}: the instructor's own solution of {lost?.Id} does not get all its points, so nothing was "
            + $"graded. {failed?.Name}: {failed?.Message} {string.Join(" ", result.Errors.Concat(result.Problems))}".TrimEnd());
    }

    /// <summary>Of what decides about a grade.</summary>
    public static string Digest(Submission submission, Assignment assignment) =>
        Assignment.Hash($"{submission.Text}\n{submission.Refusal}\n{assignment.Digest}\n{typeof(Grader).Assembly.GetName().Version}");

    /// <summary>Grades one submission; whatever is wrong with it becomes a sentence in the result.</summary>
    /// <exception cref="OperationCanceledException">The grader was stopped.</exception>
    public async Task<SubmissionResult> GradeAsync(Submission submission, CancellationToken cancel)
    {
        var result = new SubmissionResult
        {
            Student = submission.Student,
            Assignment = _assignment.Name,
            File = submission.File,
            Digest = Digest(submission, _assignment),
            SubmittedAt = submission.SubmittedAt,
            IsLate = submission.IsLate,
            Points = _assignment.Points,
            Sandbox = _sandbox.Name,
        };
        if (submission.Refusal is not null)
            return result with { Problems = [submission.Refusal] };
        try
        {
            var student = StudentNotebook.Of(NotebookReader.ReadText(Path.GetFileName(submission.File), submission.Text), _released);
            return await RunAsync(result, student, cancel);
        }
        catch (NotebookFormatException e)
        {
            return result with { Problems = [e.Message] };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return result with { Problems = [$"It could not be graded: {e.GetType().Name}: {e.Message}"] };
        }
    }

    private async Task<SubmissionResult> RunAsync(SubmissionResult result, StudentNotebook student, CancellationToken cancel)
    {
        var steps = StepPlan.Of(_assignment, student, _secondsPerCell);
        var answers = await new AnswerProcess(_sandbox, _limits).RunAsync(steps, cancel);
        var exercises = new List<ExerciseResult>();
        foreach (var (exercise, script) in _assignment.Exercises)
        {
            var (records, reasons) = answers.Of(exercise.Id, script.Calls.Count);
            exercises.Add(ExerciseResult.Of(exercise, script, await _judge.JudgeAsync(exercise.Id, records, reasons)));
        }
        return result with
        {
            Exercises = exercises,
            Manual = [.. _assignment.Manual.Select(m => ManualOf(m, student))],
            Problems = answers.End is null ? student.Problems : [.. student.Problems, answers.End],
            Errors = answers.Errors,
            Output = answers.Output,
            Seconds = answers.Seconds,
        };
    }

    private ManualAnswer ManualOf(GradeMetadata manual, StudentNotebook student)
    {
        var cell = student.Notebook.Cells.FirstOrDefault(c => GradeMetadata.Of(c)?.Id == manual.Id);
        string text = cell?.Source ?? "";
        return new(manual.Id, manual.Points, text, text.Length == 0 || Assignment.Normal(text) == _handedOut[manual.Id]);
    }

    public void Dispose() => _judge.Dispose();
}
