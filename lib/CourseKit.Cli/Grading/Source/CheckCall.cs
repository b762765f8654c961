namespace CourseKit.Cli.Grading.Source;

/// <summary>One check of a check cell, with the code that may run in a student's process.</summary>
/// <param name="Index">Place in the exercise, from 0.</param>
/// <param name="Answer">Code of the answer: its first argument.</param>
/// <param name="TypeArguments"><c>&lt;T&gt;</c> where the author wrote it, else empty.</param>
/// <param name="IsException">The answer is what a call throws.</param>
/// <param name="IsHidden">It stands between hidden marks.</param>
internal sealed record CheckCall(int Index, string Answer, string TypeArguments, bool IsException, bool IsHidden)
{
    private const string Sheet = "global::CourseKit.Grading.Judging.AnswerSheet";

    /// <summary>The statement that asks for the answer in a student's process.</summary>
    public string Statement => IsException
        ? $"{Sheet}.GiveException({Index}, {Answer});"
        : $"{Sheet}.Give{TypeArguments}({Index}, {Answer});";
}
