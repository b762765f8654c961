namespace CourseKit.Training;

/// <summary>The loss became infinite or not a number: the weights are spoilt. The message says what to try.</summary>
public sealed class TrainingDivergedException : CourseKitException
{
    /// <param name="message">Where it happened, and what to try.</param>
    /// <param name="history">The epochs finished before.</param>
    public TrainingDivergedException(string message, History history)
        : base(message) => History = history;

    /// <summary>The epochs finished before.</summary>
    public History History { get; }
}
