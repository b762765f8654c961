namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 04-training: A11, C1 to C9, D9.</summary>
internal static class Section04
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
    ];
}
