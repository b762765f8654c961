namespace CourseKit.Plots.Svg;

/// <summary>Where a text's x coordinate lies in it.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>
/// What a figure is drawn on: an SVG document or a grid of pixels. Both get the same calls, so the two pictures say the same.
/// Coordinates are pixels of the page; y grows downwards.
/// </summary>
internal interface ICanvas
{
    /// <param name="box">The rectangle.</param>
    /// <param name="fill">#rrggbb, or none.</param>
    /// <param name="stroke">#rrggbb, or none.</param>
    /// <param name="strokeWidth">In pixels.</param>
    void Rect(Box box, string fill, string stroke = "none", double strokeWidth = 1);

    void Line(double x1, double y1, double x2, double y2, Rgb stroke, double width = 1, string dash = "");

    void Polyline(IReadOnlyList<(double X, double Y)> points, Rgb stroke, double width, string dash = "");

    /// <param name="d">Of SVG's path commands M L H V Z and their lower-case forms, and half circles by a.</param>
    /// <param name="fill">#rrggbb, or none.</param>
    /// <param name="stroke">#rrggbb, or none.</param>
    /// <param name="width">Of the stroke, in pixels.</param>
    /// <param name="opacity">Of the filling, 0…1.</param>
    void Path(string d, string fill, string stroke = "none", double width = 1, double opacity = 1);

    /// <param name="text">Written on one line.</param>
    /// <param name="x">Of the anchor.</param>
    /// <param name="y">Of the baseline.</param>
    /// <param name="size">Font size in pixels.</param>
    /// <param name="fill">Colour.</param>
    /// <param name="anchor">What of the text lies at x.</param>
    /// <param name="bold">Weight 700.</param>
    /// <param name="angle">Clockwise around (x, y), in degrees.</param>
    void Text(string text, double x, double y, double size, Rgb fill, Anchor anchor = Anchor.Start, bool bold = false, double angle = 0);

    /// <summary>A picture stretched over a box, its pixels kept square and sharp.</summary>
    void Image(Box box, Raster picture, int sharpness);

    /// <summary>Cuts what follows at the box.</summary>
    void BeginClip(Box box);

    void EndClip();
}
