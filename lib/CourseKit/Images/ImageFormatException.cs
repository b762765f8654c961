namespace CourseKit.Images;

/// <summary>A picture file that is damaged, truncated, too large or of a kind that the kit does not read.</summary>
public sealed class ImageFormatException : CourseKitException
{
    /// <param name="message">What is wrong, and what to do.</param>
    public ImageFormatException(string message)
        : base(message)
    {
    }

    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">What revealed it.</param>
    public ImageFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error without a message; the other constructors say more.</summary>
    public ImageFormatException()
    {
    }
}
