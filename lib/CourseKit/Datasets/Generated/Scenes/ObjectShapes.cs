using System.Globalization;
using System.Numerics;

namespace CourseKit.Datasets.Generated.Scenes;

/// <summary>Outlines of the ten objects and of the pieces of clutter: closed polygons, the even ones of a nest being filled.</summary>
/// <remarks>
/// An object differs from the next in how its edges lie to each other: a hole or none, corners or none, a notch or none. The clutter
/// has corners, arcs and holes too, so that no single edge tells the class.
/// </remarks>
internal static class ObjectShapes
{
    private const string Disc =
        "100 0, 97 26, 87 50, 71 71, 50 87, 26 97, 0 100, -26 97, -50 87, -71 71, -87 50, -97 26, " +
        "-100 0, -97 -26, -87 -50, -71 -71, -50 -87, -26 -97, 0 -100, 26 -97, 50 -87, 71 -71, 87 -50, 97 -26";

    private const string Hole =
        "55 0, 51 21, 39 39, 21 51, 0 55, -21 51, -39 39, -51 21, -55 0, -51 -21, -39 -39, -21 -51, 0 -55, 21 -51, 39 -39, 51 -21";

    private const string Square = "-86 -86, 86 -86, 86 86, -86 86";

    /// <summary>Names of the ten classes, by label.</summary>
    public static readonly string[] Names = ["disc", "ring", "square", "frame", "triangle", "star", "cross", "crescent", "heart", "arrow"];

    /// <summary>Outline of each class, in half heights about the middle; y downwards.</summary>
    public static readonly Vector2[][][] Objects =
    [
        Parse(Disc),
        Parse(Disc + "|" + Hole),
        Parse(Square),
        Parse(Square + "| -46 -46, 46 -46, 46 46, -46 46"),
        Parse("0 -112, 97 56, -97 56"),
        Parse("0 -108, 27 -37, 103 -33, 44 14, 63 87, 0 46, -63 87, -44 14, -103 -33, -27 -37"),
        Parse("-33 -100, 33 -100, 33 -33, 100 -33, 100 33, 33 33, 33 100, -33 100, -33 33, -100 33, -100 -33, -33 -33"),
        Parse("84 77, 58 92, 29 100, -1 98, -29 87, -53 69, -70 44, -79 15, -79 -15, -70 -44, -53 -69, -29 -87, -1 -98, 29 -100, " +
            "58 -92, 84 -77, 59 -77, 36 -70, 15 -56, 1 -36, -7 -12, -7 12, 1 36, 15 56, 36 70, 59 77"),
        Parse("0 -45, 3 -57, 21 -80, 55 -90, 89 -73, 103 -39, 89 -1, 55 33, 21 64, 0 97, -21 64, -55 33, -89 -1, -103 -39, -89 -73, " +
            "-55 -90, -21 -80, -3 -57"),
        Parse("0 -105, 85 -8, 32 -8, 32 98, -32 98, -32 -8, -85 -8"),
    ];

    /// <summary>Outlines of clutter: bar, wedge, elbow, arc, half disc, blob, brick, fork.</summary>
    public static readonly Vector2[][][] Clutter =
    [
        Parse("-100 -22, 100 -22, 100 22, -100 22"),
        Parse("-100 -40, 100 -12, 100 12, -100 40"),
        Parse("-80 -80, 80 -80, 80 -38, -38 -38, -38 80, -80 80"),
        Parse("100 0, 87 50, 50 87, 0 100, -50 87, -87 50, -100 0, -60 0, -52 30, -30 52, 0 60, 30 52, 52 30, 60 0"),
        Parse("100 -35, 87 15, 50 52, 0 65, -50 52, -87 15, -100 -35"),
        Parse("90 -10, 62 48, 8 72, -66 58, -98 4, -58 -52, 4 -60, 52 -72"),
        Parse("-95 -52, 90 -60, 100 48, -88 56"),
        Parse("-90 -20, -20 -20, 60 -80, 92 -48, 30 0, 92 48, 60 80, -20 20, -90 20"),
    ];

    // "x y, x y | x y, ..." in percent.
    private static Vector2[][] Parse(string text) =>
        [.. text.Split('|').Select(loop => loop.Split(',', StringSplitOptions.TrimEntries).Select(Point).ToArray())];

    private static Vector2 Point(string text)
    {
        var xy = text.Split(' ');
        return new Vector2(int.Parse(xy[0], CultureInfo.InvariantCulture), int.Parse(xy[1], CultureInfo.InvariantCulture)) / 100f;
    }
}
