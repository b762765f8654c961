using CourseKit.Grading.Answers;

namespace CourseKit.Grading.Judging;

/// <summary>What asking for an answer gave.</summary>
/// <param name="Value">The answer; null when there is none.</param>
/// <param name="Outcome">Why there is none.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Seconds">Time that it took.</param>
internal sealed record Answer(AnswerValue? Value, CheckOutcome Outcome, string Message, double Seconds)
{
    public const string NotDoneMessage = "Not done yet: put your code in place of the throw new NotImplementedException().";

    public static Answer Of(AnswerValue value, double seconds) => new(value, CheckOutcome.Passed, "", seconds);

    public static Answer Threw(Exception e, double seconds) => e switch
    {
        NotImplementedException => new(null, CheckOutcome.NotDone, NotDoneMessage, seconds),
        CourseKitException => new(null, CheckOutcome.Threw, e.Message, seconds),
        _ => new(null, CheckOutcome.Threw, $"Your code threw {e.GetType().Name}: {Wording.Cut(e.Message, 300)}", seconds),
    };

    public static Answer Missing(string message) => new(null, CheckOutcome.Missing, message, 0);
}
