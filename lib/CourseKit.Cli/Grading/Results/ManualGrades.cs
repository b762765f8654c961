using System.Globalization;

namespace CourseKit.Cli.Grading.Results;

/// <summary>Points that persons give: a CSV file with student, cell, points, which the grader writes empty and reads filled in.</summary>
internal static class ManualGrades
{
    public const string FileName = "manual.csv";

    private static readonly string[] Head = ["student", "cell", "max", "points", "answer"];

    /// <exception cref="CourseKitException">The file is not such a table, or a number is none.</exception>
    public static Dictionary<(string Student, string Id), double> Read(string path)
    {
        var grades = new Dictionary<(string, string), double>();
        if (!File.Exists(path))
            return grades;
        foreach (var (number, line) in Csv.Read(File.ReadAllText(path)).Select((l, i) => (i + 1, l)).Skip(1))
        {
            if (line.Length < 4)
                throw new CourseKitException($"{path}, row {number}: there must be {string.Join(", ", Head)}.");
            if (line[3].Trim().Length == 0)
                continue;
            grades[(line[0].TrimStart('\''), line[1])] = double.TryParse(line[3], NumberStyles.Float, CultureInfo.InvariantCulture, out double points) && points >= 0
                ? points
                : throw new CourseKitException($"{path}, row {number}: the points \"{line[3]}\" are not a number of 0 or more.");
        }
        return grades;
    }

    /// <summary>Writes the answers that persons read, with the points that are known.</summary>
    public static void Write(OutputFolder folder, IReadOnlyList<SubmissionResult> results, IReadOnlyDictionary<(string Student, string Id), double> known)
    {
        var rows = results.SelectMany(r => r.Manual.Where(m => !m.IsUnchanged).Select(m => Csv.Line([
            r.Student, m.Id, m.Points, known.TryGetValue((r.Student, m.Id), out double points) ? points : "", m.Text]))).ToList();
        if (rows.Count > 0)
            folder.Write(FileName, Csv.Line(Head) + string.Concat(rows));
    }
}
