using CourseKit.Grading.Answers;

namespace CourseKit.Grading.Judging;

/// <summary>Answers that a student's process sent: the code of the answers is not run.</summary>
/// <param name="records">One record a check; null where none came.</param>
/// <param name="reasons">Why none came.</param>
internal sealed class RecordedAnswers(IReadOnlyList<byte[]?> records, IReadOnlyList<string?> reasons) : IAnswers
{
    public Answer Ask<T>(int index, Func<T> answer) => Read(index);

    public Answer AskForException(int index, Action call) => Read(index);

    private Answer Read(int index)
    {
        if (index >= records.Count || records[index] is not { } record)
            return Answer.Missing(index < reasons.Count && reasons[index] is { } reason ? reason : "No answer came.");
        try
        {
            return AnswerCodec.Read(record);
        }
        catch (InvalidDataException)
        {
            return Answer.Missing("The answer that came is damaged.");
        }
    }
}
