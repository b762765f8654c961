using System.Globalization;
using CourseKit.Cli.Grading.Results;

namespace CourseKit.Cli.Grading.Running;

/// <summary>A line a submission, for logs.</summary>
internal sealed class GradeLines(TextWriter writer) : IGradeProgress
{
    private int _done, _all;

    public void Begin(string assignment, int submissions) => _all += submissions;

    public void Graded(SubmissionResult result) => writer.WriteLine($"{++_done,4} of {_all}  {Line(result)}");

    public void Note(string text) => writer.WriteLine(text);

    /// <summary>One submission in a line.</summary>
    public static string Line(SubmissionResult result)
    {
        string line = string.Create(CultureInfo.InvariantCulture,
            $"{result.Assignment}  {result.Student}: {result.Automatic:0.##} of {result.Points:0.##}, {result.Seconds:F1} s");
        return result.Problems.Count == 0 ? line : $"{line}  {result.Problems[0]}";
    }
}
