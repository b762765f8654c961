namespace CourseKit.Grading;

/// <summary>How a check ended.</summary>
public enum CheckOutcome
{
    /// <summary>The answer is right.</summary>
    Passed,

    /// <summary>The answer is not right.</summary>
    Failed,

    /// <summary>The answer threw <see cref="NotImplementedException"/>: it has not been written yet.</summary>
    NotDone,

    /// <summary>The answer threw an exception that the check does not ask for.</summary>
    Threw,

    /// <summary>The answer is right and took too long.</summary>
    TooSlow,

    /// <summary>There is no answer: the code did not compile, was stopped, or ended the process.</summary>
    Missing,
}
