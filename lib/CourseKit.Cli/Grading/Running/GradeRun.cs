using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Sandboxes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Running;

/// <summary>Grades a whole class: assigns submissions to notebooks, leaves out what is graded already, and keeps each grade when it is there.</summary>
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
            var latest = Latest([.. group]);
            var known = latest.Select(s => journal.Find(group.Key.Name, s.Student, Grader.Digest(s, group.Key)))
                .OfType<SubmissionResult>().ToDictionary(r => r.Student);
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
            _ = next?.ContinueWith(static t => t.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
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

    /// <summary>The notebook that a submission is of: what its metadata say, the graded cells that it has, or its name.</summary>
    private Assignment AssignmentOf(Submission submission)
    {
        if (assignments.Count == 1)
            return assignments[0];
        return assignments.FirstOrDefault(a => submission.File.Contains(a.Name, StringComparison.OrdinalIgnoreCase))
            ?? assignments.MaxBy(a => a.Exercises.Count(e => submission.Text.Contains($"\"{e.Exercise.Id}\"", StringComparison.Ordinal)))!;
    }

    /// <summary>One submission a student: the newest.</summary>
    private List<Submission> Latest(List<Submission> submissions)
    {
        var latest = Newest(submissions);
        foreach (var old in submissions.Except(latest))
            progress.Note($"{old.File}: a newer file of {old.Student} counts instead.");
        return latest;
    }

    private static List<Submission> Newest(IEnumerable<Submission> submissions) =>
        [.. submissions.GroupBy(s => s.Student).Select(g => g.OrderBy(s => s.SubmittedAt).Last())];

    /// <summary>Pairs of submissions that are alike.</summary>
    public IReadOnlyList<SimilarPair> SimilarPairs(IReadOnlyList<Submission> submissions) =>
        [.. submissions.GroupBy(AssignmentOf).SelectMany(group =>
        {
            var notebooks = new Dictionary<string, Notebook>();
            foreach (var submission in Newest(group).Where(s => s.Refusal is null))
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
