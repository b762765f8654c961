namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 08-resnet: A15, B17, C15, C16, E30, E31.</summary>
internal static class Section08
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
    ];
}
