namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 05-lenet: A12, B14, C10, C11.</summary>
internal static class Section05
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
    ];
}
