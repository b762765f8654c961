using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Sandboxes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Running;

/// <summary>
/// Grades a whole class: assigns submissions to notebooks, leaves out what is graded already, and keeps each grade when it is there.
/// </summary>
internal sealed class GradeRun(
    IReadOnlyList<Assignment> assignments, ISandbox sandbox, SandboxLimits limits, double secondsPerCell, int jobs, Journal journal,
    IGradeProgress progress)
{
    private readonly Lock _gate = new();

    /// <summary>Whether the instructor's own solutions must first get all points.</summary>
    public bool ChecksSources { get; init; } = true;

    /// <summary>How many were graded now, rather than before.</summary>
    public int Graded { get; private set; }

    /// <summary>Grades what is new or has changed.</summary>
    /// <returns>The grades of these submissions.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the run; what is graded is kept.</exception>
    public async Task<IReadOnlyList<SubmissionResult>> RunAsync(IReadOnlyList<Submission> submissions, CancellationToken cancel)
    {
        var (results, work) = (new List<SubmissionResult>(), new List<(Assignment Assignment, List<Submission> Open)>());
        foreach (var group in submissions.GroupBy(AssignmentOf))
        {
            var latest = Latest([.. group], group.Key);
            var known = latest.Select(s => Known(s, group.Key)).OfType<SubmissionResult>().ToDictionary(r => r.Student);
            results.AddRange(known.Values);
            var open = latest.Where(s => !known.ContainsKey(s.Student)).ToList();
            if (open.Count > 0)
                work.Add((group.Key, open));
        }
        foreach (var (assignment, open) in work)
            progress.Begin(assignment.Name, open.Count);
        await GradeAsync(work, results, cancel);
        return Ordered(results);
    }

    /// <summary>
    /// The grade that a submission has already. When it was handed in is looked at anew: the file may have been handed in again.
    /// </summary>
    private SubmissionResult? Known(Submission submission, Assignment assignment)
    {
        if (journal.Find(assignment.Name, submission.Student, Grader.Digest(submission, assignment)) is not { } found)
            return null;
        var now = found with { File = submission.File, SubmittedAt = submission.SubmittedAt, IsLate = submission.IsLate };
        if ((now.File, now.SubmittedAt, now.IsLate) != (found.File, found.SubmittedAt, found.IsLate))
            journal.Write(now);
        return now;
    }

    /// <summary>One notebook after the other; while one is graded, the next one's judge gets ready.</summary>
    private async Task GradeAsync(
        List<(Assignment Assignment, List<Submission> Open)> work, List<SubmissionResult> results, CancellationToken cancel)
    {
        Task<Grader>? next = null;
        try
        {
            for (var i = 0; i < work.Count; i++)
            {
                using var grader = await (next ?? StartAsync(work[i].Assignment, cancel));
                next = i + 1 < work.Count ? StartAsync(work[i + 1].Assignment, cancel) : null;
                await GradeAsync(grader, work[i].Open, results, cancel);
            }
            next = null;
        }
        finally
        {
            // Stopped, or failed: the one that was getting ready is not needed any more.
            _ = next?.ContinueWith(static t => t.Result.Dispose(),
                CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    private Task<Grader> StartAsync(Assignment assignment, CancellationToken cancel) =>
        Grader.StartAsync(assignment, sandbox, limits, secondsPerCell, ChecksSources, cancel);

    /// <summary>By notebook, then by student.</summary>
    public static IReadOnlyList<SubmissionResult> Ordered(IEnumerable<SubmissionResult> results) =>
        [.. results.OrderBy(r => r.Assignment, StringComparer.Ordinal).ThenBy(r => r.Student, StringComparer.Ordinal)];

    private async Task GradeAsync(Grader grader, List<Submission> open, List<SubmissionResult> results, CancellationToken cancel)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancel };
        await Parallel.ForEachAsync(open, options, async (submission, stop) =>
        {
            var result = await grader.GradeAsync(submission, stop);
            lock (_gate)
            {
                journal.Write(result);
                results.Add(result);
                Graded++;
                progress.Graded(result);
            }
        });
    }

    /// <summary>The notebook that a submission is of: what its file or folder is called, else the graded cells that it has.</summary>
    private Assignment AssignmentOf(Submission submission)
    {
        if (assignments.Count == 1)
            return assignments[0];
        string[] path = submission.File.Split('/');
        string file = Path.GetFileNameWithoutExtension(path[^1]);
        return Longest(a => path.Contains(a.Name, StringComparer.OrdinalIgnoreCase)
            || file.Equals(a.Name, StringComparison.OrdinalIgnoreCase)
                || (file.EndsWith(a.Name, StringComparison.OrdinalIgnoreCase) && file[^(a.Name.Length + 1)] is '_' or '-' or '.' or ' '))
            ?? assignments.Where(a => CellsOf(submission, a) > 0).MaxBy(a => CellsOf(submission, a))
            ?? Longest(a => submission.File.Contains(a.Name, StringComparison.OrdinalIgnoreCase))
            ?? assignments[0];

        // 05-lenet-extra is not 05-lenet
        Assignment? Longest(Func<Assignment, bool> fits) => assignments.Where(fits).MaxBy(a => a.Name.Length);
    }

    /// <summary>How many of an assignment's exercises and questions a file seems to have.</summary>
    private static int CellsOf(Submission submission, Assignment assignment) => assignment.Exercises.Select(e => e.Exercise.Id)
        .Concat(assignment.Manual.Select(m => m.Id)).Count(id => submission.Text.Contains($"\"{id}\"", StringComparison.Ordinal));

    /// <summary>One submission a student.</summary>
    private List<Submission> Latest(List<Submission> submissions, Assignment assignment)
    {
        var latest = Newest(submissions, assignment);
        var counts = latest.ToDictionary(s => s.Student, s => s.File);
        foreach (var other in submissions.Except(latest))
            progress.Note($"{other.File}: {counts[other.Student]} of {other.Student} counts instead.");
        return latest;
    }

    /// <summary>
    /// Of a student's files the newest that can be read and has something to grade: a scratch file beside it counts for nothing.
    /// </summary>
    private static List<Submission> Newest(IEnumerable<Submission> submissions, Assignment assignment) =>
        [.. submissions.GroupBy(s => s.Student).Select(g => g.OrderBy(s => s.Refusal is null)
            .ThenBy(s => CellsOf(s, assignment) > 0).ThenBy(s => s.SubmittedAt).ThenBy(s => s.ChangedAt).Last())];

    /// <summary>Pairs of submissions that are alike.</summary>
    public IReadOnlyList<SimilarPair> SimilarPairs(IReadOnlyList<Submission> submissions) =>
        [.. submissions.GroupBy(AssignmentOf).SelectMany(group =>
        {
            var notebooks = new Dictionary<string, Notebook>();
            foreach (var submission in Newest(group, group.Key).Where(s => s.Refusal is null))
            {
                try
                {
                    notebooks[submission.Student] = NotebookReader.ReadText(submission.File, submission.Text);
                }
                catch (NotebookFormatException)
                {
                    // Its result says so.
                }
            }
            return Similarity.Of(group.Key, notebooks);
        })];
}
