using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CourseKit.Cli.Grading.Source;

namespace CourseKit.Cli.Grading.Results;

/// <summary>
/// Grades on disk, a file each, there whole or not at all: a run that is killed loses at most what it was at, and the next one goes on.
/// </summary>
internal sealed class Journal
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _folder;

    /// <exception cref="CourseKitException">The folder cannot be made.</exception>
    public Journal(string output)
    {
        _folder = Path.GetFullPath(Path.Combine(output, "results"));
        _ = new OutputFolder(_folder);
    }

    /// <summary>The grade of a submission; null when there is none, or of another version of it, or when the grader failed.</summary>
    public SubmissionResult? Find(string assignment, string student, string digest)
    {
        string path = Path.Combine(_folder, FileName(assignment, student) + ".json");
        return Read(path) is { IsOpen: false } result && result.Digest == digest ? result : null;
    }

    public void Write(SubmissionResult result) =>
        new OutputFolder(_folder).Write(FileName(result.Assignment, result.Student) + ".json",
            JsonSerializer.Serialize(result, Options) + "\n");

    /// <summary>All grades.</summary>
    public IReadOnlyList<SubmissionResult> ReadAll() =>
        [.. Directory.EnumerateFiles(_folder, "*.json").Order(StringComparer.Ordinal).Select(Read).OfType<SubmissionResult>()];

    /// <summary>A name for files of a student that every file system takes, and that no two students share.</summary>
    public static string FileName(string assignment, string student)
    {
        var safe = new StringBuilder();
        foreach (char c in student.Take(40))
            safe.Append(char.IsAsciiLetterOrDigit(c) ? c : '-');
        return $"{assignment}.{safe}.{Assignment.Hash(student)[..16]}";
    }

    private static SubmissionResult? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<SubmissionResult>(File.ReadAllText(path), Options) : null;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null;        // damaged from outside: graded anew
        }
    }
}
