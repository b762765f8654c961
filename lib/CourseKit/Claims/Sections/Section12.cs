namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 12-beyond-classification: C20, E32.</summary>
internal static class Section12
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
    ];
}
