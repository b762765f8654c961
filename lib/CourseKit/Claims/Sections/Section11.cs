namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 11-looking-inside: A16 to A20, D12 to D15.</summary>
internal static class Section11
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
    ];
}
