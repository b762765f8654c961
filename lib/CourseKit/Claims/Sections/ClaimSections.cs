namespace CourseKit.Claims.Sections;

/// <summary>The claims of all notebooks, one file each.</summary>
internal static class ClaimSections
{
    public static IReadOnlyList<IReadOnlyList<Claim>> All { get; } =
    [
        Section01.Claims, Section02.Claims, Section03.Claims, Section04.Claims, Section05.Claims, Section06.Claims,
        Section07.Claims, Section08.Claims, Section09.Claims, Section10.Claims, Section11.Claims, Section12.Claims,
    ];
}
