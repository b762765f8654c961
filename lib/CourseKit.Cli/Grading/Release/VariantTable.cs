using System.Globalization;
using System.Text.RegularExpressions;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;

namespace CourseKit.Cli.Grading.Release;

/// <summary>Which student has which variant: a CSV file that <c>course release</c> writes and <c>course grade</c> reads.</summary>
internal static partial class VariantTable
{
    public const string FileName = "variants.csv";

    /// <summary>Numbers for a class.</summary>
    /// <param name="path">A name a line, or CSV with the names in the first column and "student" above it.</param>
    /// <param name="seed">Same seed, same numbers.</param>
    /// <exception cref="CourseKitException">There is no such file, or no name in it.</exception>
    public static IReadOnlyDictionary<string, int> Draw(string path, int seed)
    {
        var names = Lines(path).Select(line => line[0].Trim())
            .Where(n => n.Length > 0 && !n.Equals("student", StringComparison.OrdinalIgnoreCase)).ToList();
        if (names.FirstOrDefault(n => n is "." or ".." || n.IndexOfAny([.. Path.GetInvalidFileNameChars(), '\\']) >= 0) is { } bad)
            throw new CourseKitException($"{path}: \"{bad}\" cannot be the name of a folder; write students' names as they hand in.");
        return names.Count > 0
            ? names.Distinct().ToDictionary(n => n, n => VariantLine.NumberOf(seed, n))
            : throw new CourseKitException($"{path}: there is no name in it; write a name a line.");
    }

    public static void Write(OutputFolder folder, IReadOnlyDictionary<string, int> variants) =>
        folder.Write(FileName, Csv.Line("student", "variant") + string.Concat(variants.Select(v => Csv.Line(v.Key, v.Value))));

    /// <exception cref="CourseKitException">The file is not there, or not such a table.</exception>
    public static IReadOnlyDictionary<string, int> Read(string path)
    {
        var variants = new Dictionary<string, int>();
        foreach (var line in Lines(path).Skip(1))
        {
            variants[line[0]] = line.Length > 1 && int.TryParse(line[1], CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new CourseKitException($"{path}: \"{string.Join(",", line)}\" is no row of student,variant.");
        }
        return variants;
    }

    /// <summary>
    /// Submissions with their variants: by the student's name, not by what the notebook says, because a friend's notebook says the
    /// friend's. A name that is not in the table gets the variant that the notebook claims, and a note.
    /// </summary>
    /// <param name="submissions">What was handed in.</param>
    /// <param name="variants">The table; null for none.</param>
    /// <param name="note">Is told what the instructor should look at.</param>
    /// <exception cref="CourseKitException">Most of the copies have variants and there is no table.</exception>
    public static IReadOnlyList<Submission> Assign(
        IReadOnlyList<Submission> submissions, IReadOnlyDictionary<string, int>? variants, Action<string> note)
    {
        int claims = submissions.Count(s => Claimed(s) != 0);
        // Of a few it is what these students wrote into their notebooks, and stops nobody else.
        if (variants is null && 2 * claims > submissions.Count)
            throw new CourseKitException($"{claims} copies have a variant; name the table with --variants release/{FileName}.");
        return [.. submissions.Select(submission => Assign(submission, variants, note))];
    }

    private static Submission Assign(Submission submission, IReadOnlyDictionary<string, int>? variants, Action<string> note)
    {
        int claimed = Claimed(submission);
        if (variants is null)
        {
            if (claimed != 0)
                note($"{submission.File}: it says variant {claimed}, but there is no table of variants; graded as everybody's.");
            return submission;
        }
        if (variants.TryGetValue(submission.Student, out int number))
        {
            if (claimed != number)
                note($"{submission.File}: it says variant {claimed}, but {submission.Student} was given {number}, which counts.");
            return submission with { Variant = number };
        }
        string whose = variants.FirstOrDefault(v => v.Value == claimed).Key ?? "nobody";
        note($"{submission.File}: {submission.Student} is not in the table of variants; "
            + $"graded as variant {claimed}, given to {whose}.");
        return submission with { Variant = claimed };
    }

    private static int Claimed(Submission submission) =>
        Claim().Match(submission.Text) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static List<string[]> Lines(string path)
    {
        try
        {
            return Csv.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"{path}: cannot be read: {e.Message}");
        }
    }

    [GeneratedRegex("\"variant\": ?([0-9]{1,6})")]
    private static partial Regex Claim();
}
