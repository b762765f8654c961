using static CourseKit.Plots.NumberText;

namespace CourseKit.Plots.Svg;

/// <summary>Marks that tell series apart where colours cannot: greyscale print, colour-blind readers.</summary>
internal static class Symbol
{
    private static readonly string[] Names = ["circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x"];

    public static string PlotlyName(int index) => Names[index % Names.Length];

    public static void Draw(ICanvas svg, int index, double x, double y, Rgb fill, Rgb halo)
    {
        var d = (index % Names.Length) switch
        {
            0 => $"M{Pixel(x - 3.5)} {Pixel(y)}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z",
            1 => $"M{Pixel(x - 3.2)} {Pixel(y - 3.2)}h6.4v6.4h-6.4z",
            2 => $"M{Pixel(x)} {Pixel(y - 4.6)}l4.6 4.6l-4.6 4.6l-4.6 -4.6z",
            3 => $"M{Pixel(x)} {Pixel(y - 4.4)}l4.4 7.6h-8.8z",
            4 => $"M{Pixel(x)} {Pixel(y + 4.4)}l4.4 -7.6h-8.8z",
            5 => $"M{Pixel(x - 1.5)} {Pixel(y - 4.5)}h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
            _ => $"M{Pixel(x)} {Pixel(y - 2.1)}l2.4 -2.4l2.1 2.1l-2.4 2.4l2.4 2.4l-2.1 2.1" +
                 "l-2.4 -2.4l-2.4 2.4l-2.1 -2.1l2.4 -2.4l-2.4 -2.4l2.1 -2.1z",
        };
        svg.Path(d, fill.ToString(), halo.ToString());
    }
}
