namespace CourseKit.Tests.Engines;

/// <summary>
/// A test of what only the embedded engine promises: the same bits whatever happens around it, checks that TorchSharp does not make,
/// PyTorch's behaviour where TorchSharp's differs. With another engine it is skipped, and says why. What looks inside the embedded
/// engine does not compile with another one: the project file leaves it out there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmbeddedFactAttribute : FactAttribute
{
    /// <param name="why">What other engines do.</param>
    public EmbeddedFactAttribute(string why) => Skip = EmbeddedOnly.Reason(why);
}
