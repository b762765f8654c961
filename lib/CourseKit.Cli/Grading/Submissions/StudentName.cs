using System.Text.RegularExpressions;

namespace CourseKit.Cli.Grading.Submissions;

/// <summary>Who handed a file in, by the names that learning platforms give to files.</summary>
internal static partial class StudentName
{
    /// <summary>Canvas: <c>doejane_LATE_1234_5678_05-lenet.ipynb</c>; Moodle: <c>Jane Doe_1234_assignsubmission_file_</c>, a folder.</summary>
    /// <param name="path">Path of the file below the folder of submissions, with /.</param>
    /// <param name="assignments">Names of assignments, which may stand at the end of a file's name.</param>
    public static (string Student, bool IsLate) Of(string path, IReadOnlyCollection<string> assignments)
    {
        string[] parts = path.Split('/');
        string file = Path.GetFileNameWithoutExtension(parts[^1]);
        if (parts.Length > 1)
        {
            // nbgrader's submitted/STUDENT/ASSIGNMENT/file, or STUDENT/file
            string folder = parts.Length > 2 && assignments.Contains(parts[^2], StringComparer.OrdinalIgnoreCase) ? parts[^3] : parts[^2];
            return (Moodle().Match(folder) is { Success: true } moodle ? $"{moodle.Groups[1].Value} {moodle.Groups[2].Value}" : folder, false);
        }
        if (Canvas().Match(file) is { Success: true } canvas)
            return ($"{canvas.Groups[1].Value} {canvas.Groups[3].Value}", canvas.Groups[2].Success);
        foreach (string assignment in assignments)
        {
            if (file.Length > assignment.Length + 1 && file.EndsWith(assignment, StringComparison.OrdinalIgnoreCase) && file[^(assignment.Length + 1)] is '_' or '-' or '.')
                return (file[..^(assignment.Length + 1)], false);
        }
        return (file, false);
    }

    [GeneratedRegex("^(.+)_([0-9]+)_assignsubmission_file_?.*$")]
    private static partial Regex Moodle();

    [GeneratedRegex("^([^_]+)_(LATE_)?([0-9]+)_[0-9]+_.+$")]
    private static partial Regex Canvas();
}
