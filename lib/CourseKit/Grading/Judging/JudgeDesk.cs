using System.ComponentModel;
using CourseKit.Grading.Display;
using static TorchSharp.torch;

namespace CourseKit.Grading.Judging;

/// <summary>Keeps the check cells of an assignment in the grader's own process, to be run once for every submission.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JudgeDesk
{
    /// <summary>
    /// Under this and the exercise's id, the process finds a <c>Func&lt;byte[][], string[], int, string&gt;</c>: records, reasons and the
    /// number of the student's variant in, JSON out.
    /// </summary>
    public const string DeskKey = "coursekit.judge:";

    /// <summary>Keeps the checks of an exercise.</summary>
    /// <param name="id">Id of its check cell.</param>
    /// <param name="check">Runs the chain of checks.</param>
    public static void Register(string id, Func<ExerciseCheck> check) =>
        AppContext.SetData(DeskKey + id,
            (Func<byte[]?[], string?[], int, string>)((records, reasons, variant) => Judge(check, records, reasons, variant)));

    private static string Judge(Func<ExerciseCheck> check, byte[]?[] records, string?[] reasons, int variant)
    {
        Variant.Number = variant;
        using var scope = NewDisposeScope();
        JudgeMode.Answers = new RecordedAnswers(records, reasons);
        try
        {
            return CheckJson.Of(check());
        }
        finally
        {
            JudgeMode.Answers = null;
        }
    }
}
