using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Sandboxes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Running;

/// <summary>Grades submissions of one assignment. Nothing that a submission does reaches the others, or the judge.</summary>
internal sealed class Grader : IDisposable
{
    private static readonly Version? Kit = typeof(Grader).Assembly.GetName().Version;

    private readonly Assignment _assignment;
    private readonly ReleasedAs _released;
    private readonly Dictionary<string, string> _handedOut;
    private readonly List<(string Cell, string Id, string Metadata)> _metadata;
    private readonly ISandbox _sandbox;
    private readonly SandboxLimits _limits;
    private readonly double _secondsPerCell;
    private readonly Task<JudgeProcess> _judge;

    private Grader(Assignment assignment, ISandbox sandbox, SandboxLimits limits, double secondsPerCell)
    {
        (_assignment, _sandbox, _limits, _secondsPerCell) = (assignment, sandbox, limits, secondsPerCell);
        _judge = JudgeProcess.StartAsync(assignment);       // gets ready while the first answers are made
        var copy = Release.StudentCopy.Of(assignment);
        _released = ReleasedAs.Of(copy)!;
        _handedOut = copy.Cells.Where(c => GradeMetadata.Of(c) is not null)
            .ToDictionary(c => GradeMetadata.Of(c)!.Id, c => Assignment.Normal(c.Source));
        _metadata = [.. copy.Cells.Where(c => GradeMetadata.Of(c) is not null)
            .Select(c => ((string)c.Json["id"]!, GradeMetadata.Of(c)!.Id, c.Json["metadata"]![GradeMetadata.Key]!.ToJsonString()))];
    }

    /// <summary>
    /// Starts the judge, and lets the instructor's own solutions go the way of every submission: they must get all points.
    /// </summary>
    /// <param name="assignment">What is graded.</param>
    /// <param name="sandbox">Where students' code runs.</param>
    /// <param name="limits">What a submission may use.</param>
    /// <param name="secondsPerCell">What a cell may use.</param>
    /// <param name="checksSource">False leaves the instructor's solutions out.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="CourseKitException">They do not, or one of the instructor's cells fails.</exception>
    public static async Task<Grader> StartAsync(
        Assignment assignment, ISandbox sandbox, SandboxLimits limits, double secondsPerCell, bool checksSource, CancellationToken cancel)
    {
        var grader = new Grader(assignment, sandbox, limits, secondsPerCell);
        try
        {
            if (checksSource)
                await grader.CheckSourceAsync(cancel);
            await grader._judge;        // throws when one of the instructor's cells fails
            return grader;
        }
        catch
        {
            grader.Dispose();
            throw;
        }
    }

    private async Task CheckSourceAsync(CancellationToken cancel)
    {
        string own = NotebookWriter.Write(_assignment.Notebook);
        var result = await GradeAsync(new("instructor", _assignment.Notebook.Path, DateTime.UtcNow, false, own), cancel);
        await _judge;
        var lost = result.Exercises.FirstOrDefault(e => e.Earned < e.Points);
        if (lost is null && result.Exercises.Count == _assignment.Exercises.Count)
            return;
        var failed = lost?.Checks.FirstOrDefault(c => !c.Passed);
        throw new CourseKitException(
            $"{_assignment.Notebook.Path}: the instructor's own solution of {lost?.Id} does not get all its points, so nothing was "
            + $"graded. {failed?.Name}: {failed?.Message} {string.Join(" ", result.Errors.Concat(result.Problems))}".TrimEnd());
    }

    /// <summary>Of what decides about a grade.</summary>
    public static string Digest(Submission submission, Assignment assignment) =>
        Assignment.Hash($"{submission.Text}\n{submission.Refusal}\n{submission.Variant}\n{assignment.Digest}\n{Kit}");

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
        if (Read(submission) is var (student, problem) && student is null)
            return result with { Problems = [problem!] };
        try
        {
            return await RunAsync(result, student, submission.Variant, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            string what = e is CourseKitException ? e.Message : $"{e.GetType().Name}: {e.Message}";
            return result with { IsOpen = true, Problems = [$"It could not be graded, which is not the student's doing: {what}"] };
        }
    }

    /// <summary>The student's notebook, or what is wrong with the file.</summary>
    private (StudentNotebook? Student, string? Problem) Read(Submission submission)
    {
        if (submission.Refusal is not null)
            return (null, submission.Refusal);
        try
        {
            var notebook = NotebookReader.ReadText(Path.GetFileName(submission.File), submission.Text);
            GiveBackMetadata(notebook);
            return (StudentNotebook.Of(notebook, _released), null);
        }
        catch (NotebookFormatException e)
        {
            return (null, e.Message);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or ArgumentException
            or FormatException or NullReferenceException)
        {
            return (null, $"{submission.File}: this is not a notebook: its metadata are not what a notebook's are.");
        }
    }

    /// <summary>Some programs write notebooks without what they do not know; the ids of cells they keep.</summary>
    private void GiveBackMetadata(Notebook notebook)
    {
        var present = notebook.Cells.Select(GradeMetadata.Of).OfType<GradeMetadata>().Select(m => m.Id).ToHashSet();
        var bare = notebook.Cells.Where(c => c.Json["metadata"]![GradeMetadata.Key] is null).ToLookup(c => (string)c.Json["id"]!);
        foreach (var (id, gradeId, metadata) in _metadata)
        {
            if (!present.Contains(gradeId) && bare[id].FirstOrDefault() is { } cell)
                cell.Json["metadata"]![GradeMetadata.Key] = JsonNode.Parse(metadata);
        }
    }

    private async Task<SubmissionResult> RunAsync(SubmissionResult result, StudentNotebook student, int variant, CancellationToken cancel)
    {
        var steps = StepPlan.Of(_assignment, student, variant, _secondsPerCell);
        var answers = await new AnswerProcess(_sandbox, _limits).RunAsync(steps, cancel);
        var judge = await _judge;
        var (exercises, problems, remarks) = (new List<ExerciseResult>(), new List<string>(student.Problems), new List<string>());
        if (answers.End is not null)
            problems.Add(answers.End);
        foreach (var (exercise, script) in _assignment.Exercises)
        {
            var (records, reasons) = answers.Of(exercise.Id, script.Calls.Count);
            var (judged, error) = await judge.JudgeAsync(exercise.Id, records, reasons, variant);
            exercises.Add(judged is not null
                ? ExerciseResult.Of(exercise, script, judged)
                    : ExerciseResult.Unjudged(exercise, script, "Your answers could not be judged."));
            remarks.AddRange(ReadyAnswers.Called(script.ReadyAnswers, exercise.Solutions.Select(s => s.Source), student.OwnCode(exercise))
                .Select(name => $"{exercise.Id}: this code calls {name}, which the check takes the right answer from."));
            if (error is null)
                continue;
            problems.Add($"{exercise.Id}: your answers could not be judged; your instructor will look at them.");
            remarks.Add($"Look at this one yourself: {error}");
        }
        return result with
        {
            Exercises = exercises,
            Manual = [.. _assignment.Manual.Select(m => ManualOf(m, student))],
            Problems = problems,
            Remarks = remarks,
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

    public void Dispose()
    {
        if (_judge.IsCompletedSuccessfully)
            _judge.Result.Dispose();
        else
            _ = DisposeLaterAsync();
    }

    private async Task DisposeLaterAsync()
    {
        try
        {
            (await _judge).Dispose();
        }
        catch (CourseKitException)
        {
            // It has not started.
        }
    }
}
