using System.Text.Json.Serialization;
using CourseKit.Cli.Grading.Submissions;

namespace CourseKit.Cli.Grading.Results;

/// <summary>The grade of one submission, as it is kept.</summary>
internal sealed record SubmissionResult
{
    /// <summary>Who.</summary>
    public required string Student { get; init; }

    /// <summary>Which notebook.</summary>
    public required string Assignment { get; init; }

    /// <summary>The file that was graded.</summary>
    public required string File { get; init; }

    /// <summary>Of the submission, the instructor's notebook and the kit: where it is the same, nothing needs to be graded again.</summary>
    public required string Digest { get; init; }

    /// <summary>When it was handed in, UTC.</summary>
    public DateTime SubmittedAt { get; init; }

    /// <summary>The platform marked it as late.</summary>
    public bool IsLate { get; init; }

    /// <summary>Most points, manual ones included.</summary>
    public double Points { get; init; }

    /// <summary>What each exercise gave.</summary>
    public IReadOnlyList<ExerciseResult> Exercises { get; init; } = [];

    /// <summary>Answers that a person reads.</summary>
    public IReadOnlyList<ManualAnswer> Manual { get; init; } = [];

    /// <summary>What was wrong with the file or its cells, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What only the instructor should read: it may tell of hidden checks.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Errors of the student's own cells.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>What the student's cells printed.</summary>
    public string Output { get; init; } = "";

    /// <summary>Time that the run took, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>The sandbox that it ran in.</summary>
    public string Sandbox { get; init; } = "";

    /// <summary>The grader failed, not the student: the next run grades it again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOpen { get; init; }

    /// <summary>Problems but for cells that were not begun: their exercises say so too.</summary>
    [JsonIgnore]
    public IEnumerable<string> Oddities => Problems.Where(p => !p.EndsWith(StudentNotebook.NotBegun, StringComparison.Ordinal));

    /// <summary>Points by checks.</summary>
    [JsonIgnore]
    public double Automatic => Exercises.Sum(e => e.Earned);
}

/// <summary>An answer that a person reads.</summary>
/// <param name="Id">Id of its cell.</param>
/// <param name="Points">Most points.</param>
/// <param name="Text">The answer.</param>
/// <param name="IsUnchanged">It still is as it was handed out: 0 points.</param>
internal sealed record ManualAnswer(string Id, double Points, string Text, bool IsUnchanged);
