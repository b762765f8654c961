using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Sandboxes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Running;

/// <summary>Grades a whole class: assigns submissions to notebooks, leaves out what is graded already, and keeps each grade when it is there.</summary>
internal sealed class GradeRun(
    IReadOnlyList<Assignment> assignments, ISandbox sandbox, SandboxLimits limits, double secondsPerCell, int jobs, Journal journal,
    TextWriter log)
{
    private readonly Lock _gate = new();
    private int _done;

    /// <summary>How many were graded now, rather than before.</summary>
    public int Graded { get; private set; }

    /// <summary>Grades what is new or has changed.</summary>
    /// <returns>The grades of these submissions.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the run; what is graded is kept.</exception>
    public async Task<IReadOnlyList<SubmissionResult>> RunAsync(IReadOnlyList<Submission> submissions, CancellationToken cancel)
    {
        var results = new List<SubmissionResult>();
        foreach (var group in submissions.GroupBy(AssignmentOf))
        {
            var latest = Latest([.. group]);
            var known = latest.Select(s => journal.Find(group.Key.Name, s.Student, Grader.Digest(s, group.Key)))
                .OfType<SubmissionResult>().ToList();
            results.AddRange(known);
            var open = latest.Where(s => known.All(k => k.Student != s.Student)).ToList();
            if (open.Count > 0)
                results.AddRange(await GradeAsync(group.Key, open, cancel));
        }
        return Ordered(results);
    }

    /// <summary>By notebook, then by student.</summary>
    public static IReadOnlyList<SubmissionResult> Ordered(IEnumerable<SubmissionResult> results) =>
        [.. results.OrderBy(r => r.Assignment, StringComparer.Ordinal).ThenBy(r => r.Student, StringComparer.Ordinal)];

    private async Task<IReadOnlyList<SubmissionResult>> GradeAsync(Assignment assignment, List<Submission> open, CancellationToken cancel)
    {
        var results = new List<SubmissionResult>();
        using var grader = await Grader.StartAsync(assignment, sandbox, limits, secondsPerCell, cancel);
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancel };
        await Parallel.ForEachAsync(open, options, async (submission, stop) =>
        {
            var result = await grader.GradeAsync(submission, stop);
            lock (_gate)
            {
                journal.Write(result);
                results.Add(result);
                Graded++;
                log.WriteLine($"{++_done,4}  {assignment.Name}  {result.Student}: {result.Automatic:0.##} of {assignment.Points:0.##}, "
                    + $"{result.Seconds:F1} s" + (result.Problems.Count > 0 ? $"  {result.Problems[0]}" : ""));
            }
        });
        return results;
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
        var latest = submissions.GroupBy(s => s.Student).Select(g => g.OrderBy(s => s.SubmittedAt).Last()).ToList();
        foreach (var old in submissions.Except(latest))
            log.WriteLine($"{old.File}: a newer file of {old.Student} counts instead.");
        return latest;
    }

    /// <summary>Pairs of submissions that are alike.</summary>
    public IReadOnlyList<SimilarPair> SimilarPairs(IReadOnlyList<Submission> submissions) =>
        [.. submissions.GroupBy(AssignmentOf).SelectMany(group =>
        {
            var notebooks = new Dictionary<string, Notebook>();
            foreach (var submission in Latest([.. group]).Where(s => s.Refusal is null))
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
