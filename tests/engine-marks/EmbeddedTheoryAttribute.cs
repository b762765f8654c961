namespace CourseKit.Tests.Engines;

/// <summary>As <see cref="EmbeddedFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmbeddedTheoryAttribute : TheoryAttribute
{
    /// <param name="why">What other engines do.</param>
    public EmbeddedTheoryAttribute(string why) => Skip = EmbeddedOnly.Reason(why);
}
