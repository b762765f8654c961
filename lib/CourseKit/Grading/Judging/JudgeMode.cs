namespace CourseKit.Grading.Judging;

/// <summary>
/// Set in the grader's own process: the checks that run there take their answers from it, and do not call the code of the answers.
/// </summary>
internal static class JudgeMode
{
    /// <summary>Null everywhere but in the grader's judge.</summary>
    public static IAnswers? Answers { get; set; }
}
