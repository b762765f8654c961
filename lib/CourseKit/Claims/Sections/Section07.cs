namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 07-googlenet: B16, C14, E26 to E29.</summary>
internal static class Section07
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
    ];
}
