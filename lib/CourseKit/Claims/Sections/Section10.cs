namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 10-transfer-learning: C19.</summary>
internal static class Section10
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
    ];
}
