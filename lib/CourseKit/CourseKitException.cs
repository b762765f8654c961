namespace CourseKit;

/// <summary>
/// A mistake in what the user gave: a file, a setting, a folder, a size. The message is one clear sentence that names it and
/// the way out; whoever catches it shows the message and no stack trace.
/// </summary>
public class CourseKitException : Exception
{
    /// <param name="message">What is wrong, where, and what to do.</param>
    public CourseKitException(string message)
        : base(message)
    {
    }

    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">What revealed it.</param>
    public CourseKitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error without a message; the other constructors say more.</summary>
    public CourseKitException()
        : base("The course kit met bad input.")
    {
    }
}
