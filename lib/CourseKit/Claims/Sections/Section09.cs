namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 09-batch-norm: C17, C18.</summary>
internal static class Section09
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
    ];
}
