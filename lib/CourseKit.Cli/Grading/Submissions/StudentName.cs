using System.Text.RegularExpressions;

namespace CourseKit.Cli.Grading.Submissions;

/// <summary>Who handed a file in, by the names that learning platforms give to files.</summary>
internal static partial class StudentName
{
    private static readonly string[] Wrappers = ["submitted", "submissions"];

    /// <summary>
    /// Canvas: <c>doejane_LATE_1234_5678_05-lenet.ipynb</c>; Moodle: <c>Jane Doe_1234_assignsubmission_file_</c>, a folder or the
    /// beginning of a file's name; else the outermost folder that is not an assignment's. Folders further in are the student's to name,
    /// and name nobody.
    /// </summary>
    /// <param name="path">Path of the file below the folder of submissions, with /.</param>
    /// <param name="assignments">Names of assignments, which may stand at the end of a file's name.</param>
    public static (string Student, bool IsLate) Of(string path, IReadOnlyCollection<string> assignments)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string? folder = parts.SkipLast(1).FirstOrDefault(IsMoodle) ?? parts.SkipLast(1).FirstOrDefault(part => !IsAssignment(part));
        string file = Path.GetFileNameWithoutExtension(parts[^1]);
        var (student, isLate) = folder is not null ? (Moodle(folder) ?? folder, false) : OfFile(file);
        return (student.Trim(), isLate);

        bool IsAssignment(string name) => IsNobody(name, assignments);

        (string, bool) OfFile(string file)
        {
            if (Moodle(file) is { } moodle)
                return (moodle, false);
            if (CanvasName().Match(file) is { Success: true } canvas)
                return ($"{canvas.Groups[1].Value} {canvas.Groups[3].Value}", canvas.Groups[2].Success);
            string? assignment = assignments.FirstOrDefault(name => file.Length > name.Length + 1
                && file.EndsWith(name, StringComparison.OrdinalIgnoreCase) && file[^(name.Length + 1)] is '_' or '-' or '.');
            return (assignment is null ? file : file[..^(assignment.Length + 1)], false);
        }
    }

    /// <summary>Whether a folder is an assignment's, or one of all: nbgrader's submitted/STUDENT/ASSIGNMENT/file.</summary>
    public static bool IsNobody(string folder, IEnumerable<string> assignments) =>
        assignments.Concat(Wrappers).Contains(folder, StringComparer.OrdinalIgnoreCase);

    private static bool IsMoodle(string name) => MoodleName().IsMatch(name);

    private static string? Moodle(string name) =>
        MoodleName().Match(name) is { Success: true } moodle ? $"{moodle.Groups[1].Value} {moodle.Groups[2].Value}" : null;

    [GeneratedRegex("^(.+)_([0-9]+)_assignsubmission_file")]
    private static partial Regex MoodleName();

    [GeneratedRegex("^([^_]+)_(LATE_)?([0-9]+)_[0-9]+_.+$")]
    private static partial Regex CanvasName();
}
