using System.ComponentModel;
using CourseKit.Grading.Answers;

namespace CourseKit.Grading.Judging;

/// <summary>
/// Hands a student's answers to the grader's channel. The grader writes calls of it in place of the checks; it knows no expected value
/// and decides nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AnswerSheet
{
    /// <summary>Where the host of a student's process put the channel: an <c>Action&lt;int, byte[]&gt;</c>.</summary>
    public const string ChannelKey = "coursekit.answers";

    /// <summary>Asks for an answer and sends it.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="index">Place of the check in its exercise, from 0.</param>
    /// <param name="answer">Gives the answer.</param>
    public static void Give<T>(int index, Func<T> answer) => Send(index, () => DirectAnswers.Instance.Ask(index, answer));

    /// <summary>Makes a call and sends what it throws.</summary>
    /// <param name="index">Place of the check in its exercise, from 0.</param>
    /// <param name="call">The call.</param>
    public static void GiveException(int index, Action call) => Send(index, () => DirectAnswers.Instance.AskForException(index, call));

    private static void Send(int index, Func<Answer> ask)
    {
        if (AppContext.GetData(ChannelKey) is not Action<int, byte[]> channel)
            return;
        channel(index, []);     // begun: if the process ends now, this was the answer that ended it
        channel(index, AnswerCodec.Write(ask()));
    }
}
