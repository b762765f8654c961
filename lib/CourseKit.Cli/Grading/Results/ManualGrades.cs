using System.Globalization;
using System.Text;

namespace CourseKit.Cli.Grading.Results;

/// <summary>
/// Points that persons give: a CSV file with a row an answer, which the grader writes without points and reads with them. Rows of students
/// that a run does not look at are kept as they are.
/// </summary>
internal sealed class ManualGrades
{
    public const string FileName = "manual.csv";

    private static readonly string[] Head = ["student", "assignment", "cell", "max", "points", "answer"];

    private readonly Dictionary<(string Student, string Assignment, string Cell), Row> _rows = [];

    /// <summary>None.</summary>
    public static ManualGrades Empty { get; } = new();

    /// <summary>The points of an answer; null while nobody has read it.</summary>
    public double? PointsOf(SubmissionResult result, ManualAnswer answer) =>
        _rows.GetValueOrDefault((result.Student, result.Assignment, answer.Id))?.Points;

    /// <summary>Numbers of rows that have points and belong to no answer of these results.</summary>
    public IReadOnlyList<int> RowsOfNobody(IEnumerable<SubmissionResult> results)
    {
        var there = results.SelectMany(r => r.Manual.Select(m => (r.Student, r.Assignment, m.Id))).ToHashSet();
        return [.. _rows.Where(row => row.Value.Points is not null && !there.Contains(row.Key)).Select(row => row.Value.Number)];
    }

    /// <summary>Reads such a table; one that a spreadsheet wrote with semicolons and decimal commas will do.</summary>
    /// <exception cref="CourseKitException">The file is not there, is not such a table, or a number is none.</exception>
    public static ManualGrades Read(string path)
    {
        var (grades, lines) = (new ManualGrades(), Csv.Read(Text(path)));
        string[] head = lines.Count == 0 ? [] : lines[0];
        int[] columns =
            [.. Head.Select(name => Array.FindIndex(head, field => field.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)))];
        if (columns.Take(5).Contains(-1))
        {
            throw new CourseKitException(
                $"{path}: its first row must name the columns {string.Join(", ", Head)}, as course grade writes them.");
        }
        foreach (var (i, line) in lines.Index().Skip(1))
        {
            string Field(int column) => columns[column] >= 0 && columns[column] < line.Length ? line[columns[column]] : "";
            grades._rows[(Field(0), Field(1), Field(2))] = new(i + 1, Field(3), Points(path, i + 1, Field(4)), Field(5));
        }
        return grades;
    }

    /// <summary>Writes the answers that persons read, with the points that are known.</summary>
    public void Write(OutputFolder folder, IReadOnlyList<SubmissionResult> results)
    {
        var rows = results.SelectMany(r => r.Manual.Where(m => !m.IsUnchanged).Select(m => Csv.Line([
            r.Student, r.Assignment, m.Id, m.Points, PointsOf(r, m) is { } points ? points : "", m.Text]))).ToList();
        var written = results.SelectMany(r => r.Manual.Select(m => (r.Student, r.Assignment, m.Id))).ToHashSet();
        rows.AddRange(_rows.Where(row => !written.Contains(row.Key)).Select(row => Csv.Line([
            row.Key.Student, row.Key.Assignment, row.Key.Cell, row.Value.Max,
                row.Value.Points is { } points ? points : "", row.Value.Answer])));
        if (rows.Count > 0)
            folder.Write(FileName, Csv.Line(Head) + string.Concat(rows));
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"{path}: the points by persons cannot be read: {e.Message}");
        }
    }

    private static double? Points(string path, int row, string text)
    {
        if (text.Trim().Length == 0)
            return null;
        return double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double points) && points >= 0
            && double.IsFinite(points)
            ? points
            : throw new CourseKitException($"{path}, row {row}: the points \"{text}\" are not a number of 0 or more.");
    }

    private sealed record Row(int Number, string Max, double? Points, string Answer);
}
