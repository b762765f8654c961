using System.CommandLine;
using System.Globalization;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Sandboxes;

namespace CourseKit.Cli.Grading;

/// <summary>The options of <c>course grade</c>, and what they mean.</summary>
internal static class GradeOptions
{
    public static readonly Option<string[]> Sources = new("--source")
    {
        Description = "Instructor's notebooks or their folder; default: notebooks/ of the course.",
        HelpName = "PATH",
        AllowMultipleArgumentsPerToken = true,
    };

    public static readonly Option<string> Output = new("--out")
    {
        Description = "Folder for grades and pages.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "graded",
    };

    public static readonly Option<string?> Shard =
        new("--shard") { Description = "Grade part i of n, for job arrays; course grade merge puts parts together.", HelpName = "i/n" };

    public static readonly Option<string?> Variants =
        new("--variants") { Description = "Table of variants that course release wrote.", HelpName = "FILE" };

    public static readonly Option<bool> Unsafe =
        new("--unsafe") { Description = "Grade without a sandbox: students' code can read your files and use the network." };

    private static readonly Option<double>
        Jobs = Number("--jobs", "Submissions at a time; default: one a core.", "N", Environment.ProcessorCount),
        Timeout = Number("--timeout", "Limit for one submission.", "SECONDS", 120),
        CellTimeout = Number("--cell-timeout", "Processor time of one cell.", "SECONDS", 20),
        Memory = Number("--memory", "Memory of one submission.", "MB", 1024),
        Penalty = Number("--late-penalty", "Percent of the points that each day begun costs.", "PERCENT", 0);

    private static readonly Option<string?>
        Due = new("--due") { Description = "Due date, such as 2026-11-30T23:59+01:00.", HelpName = "DATE" },
        Manual = new("--manual") { Description = "Points by persons; default: manual.csv in the output folder.", HelpName = "FILE" };

    /// <summary>Options of a run.</summary>
    public static IEnumerable<Option> OfGrade =>
        [Sources, Output, Jobs, Timeout, CellTimeout, Memory, Shard, Variants, Due, Penalty, Manual, Unsafe];

    /// <summary>Options of putting parts together.</summary>
    public static IEnumerable<Option> OfMerge => [Output, Due, Penalty, Manual];

    /// <exception cref="CourseKitException">A number is out of range.</exception>
    public static SandboxLimits Limits(ParseResult parsed) => new()
    {
        Wall = TimeSpan.FromSeconds(Positive(parsed, Timeout)),
        Cpu = (int)Math.Ceiling(Positive(parsed, Timeout)),
        Memory = (long)Positive(parsed, Memory) << 20,
    };

    /// <exception cref="CourseKitException">The number is out of range.</exception>
    public static int JobsOf(ParseResult parsed) => (int)Math.Ceiling(Positive(parsed, Jobs));

    /// <exception cref="CourseKitException">The number is out of range.</exception>
    public static double SecondsPerCell(ParseResult parsed) => Positive(parsed, CellTimeout);

    /// <exception cref="CourseKitException">The date, the percentage or the table of points is wrong.</exception>
    public static GradeRules Rules(ParseResult parsed, string output)
    {
        double penalty = parsed.GetValue(Penalty);
        if (penalty is not (>= 0 and <= 100))
            throw new CourseKitException(string.Create(CultureInfo.InvariantCulture,
                $"--late-penalty is {penalty}; give a percentage of 0 to 100."));
        string standard = Path.Combine(output, ManualGrades.FileName);
        string? manual = parsed.GetValue(Manual) ?? (File.Exists(standard) ? standard : null);
        return new(DateOf(parsed.GetValue(Due)), penalty, manual is null ? ManualGrades.Empty : ManualGrades.Read(manual));
    }

    private static DateTime? DateOf(string? due)
    {
        if (due is null)
            return null;
        return DateTimeOffset.TryParse(due, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
            ? time.UtcDateTime
            : throw new CourseKitException($"--due \"{due}\" is not a date such as 2026-11-30T23:59+01:00.");
    }

    private static double Positive(ParseResult parsed, Option<double> option)
    {
        double value = parsed.GetValue(option);
        return value > 0 && value <= 1_000_000 ? value : throw new CourseKitException(string.Create(
            CultureInfo.InvariantCulture, $"{option.Name} is {value}; give a number above 0, at most 1000000."));
    }

    private static Option<double> Number(string name, string description, string unit, double standard) =>
        new(name) { Description = description, HelpName = unit, DefaultValueFactory = _ => standard };
}
