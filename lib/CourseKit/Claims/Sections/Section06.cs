namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 06-alexnet-vgg-nin: A13, A14, B15, C12, C13, D10, D11, E21 to E25.</summary>
internal static class Section06
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
    ];
}
