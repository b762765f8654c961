namespace CourseKit.Grading.Judging;

/// <summary>Where the answers of checks come from: the code in the notebook, or the records of a student's process.</summary>
internal interface IAnswers
{
    /// <summary>The answer to a check.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="index">Place of the check in its exercise, from 0.</param>
    /// <param name="answer">The code that gives it.</param>
    Answer Ask<T>(int index, Func<T> answer);

    /// <summary>What a call throws, as a <see cref="Answers.ThrownValue"/>.</summary>
    /// <param name="index">Place of the check in its exercise, from 0.</param>
    /// <param name="call">The call.</param>
    Answer AskForException(int index, Action call);
}
