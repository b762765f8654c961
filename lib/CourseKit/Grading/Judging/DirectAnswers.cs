using System.Diagnostics;
using System.Reflection;
using CourseKit.Grading.Answers;

namespace CourseKit.Grading.Judging;

/// <summary>Runs the answers here and now: in a student's own notebook.</summary>
internal sealed class DirectAnswers : IAnswers
{
    public static readonly DirectAnswers Instance = new();

    public Answer Ask<T>(int index, Func<T> answer) => Run(() => AnswerWriter.Write(answer()), e => null);

    public Answer AskForException(int index, Action call) => Run(
        () =>
        {
            call();
            return new ThrownValue([]);
        },
        e => e is NotImplementedException ? null : new ThrownValue([.. TypesOf(e).Select(type => Wording.Cut(type, 200))]));

    private static Answer Run(Func<AnswerValue> run, Func<Exception, AnswerValue?> onThrow)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            return Answer.Of(run(), Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        catch (Exception e) when (e is not OperationCanceledException)      // a stopped cell stays stopped
        {
            var cause = e is TargetInvocationException or TypeInitializationException && e.InnerException is { } inner ? inner : e;
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            return onThrow(cause) is { } value ? Answer.Of(value, seconds) : Answer.Threw(cause, seconds);
        }
    }

    private static IEnumerable<string> TypesOf(Exception e)
    {
        for (Type? type = e.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            yield return type.FullName ?? type.Name;
    }
}
