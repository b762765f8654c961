namespace CourseKit.Kernel.Kernelspecs;

/// <summary>A kernelspec cannot be written, found or removed; the message says why, and what to do.</summary>
public sealed class KernelspecException : Exception
{
    /// <summary>A failure without words.</summary>
    public KernelspecException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">One sentence for the user.</param>
    public KernelspecException(string message) : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">One sentence for the user.</param>
    /// <param name="innerException">The cause.</param>
    public KernelspecException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
