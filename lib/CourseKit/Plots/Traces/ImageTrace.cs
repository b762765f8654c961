using System.Text.Json.Nodes;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>A picture in pixel coordinates: row i, column j is centred at x = j, y = i. Reverse the y axis to see it upright.</summary>
/// <param name="Picture">Grey or RGB.</param>
public sealed record ImageTrace(Raster Picture) : Trace
{
    internal override Extent XExtent => new(-0.5, Picture.Width - 0.5);

    internal override Extent YExtent => new(-0.5, Picture.Height - 0.5);

    internal override bool FillsPanel => true;

    internal override bool IsSeries => false;

    internal override (double Width, double Height)? PreferredSize(Theme theme)
    {
        var scale = 280.0 / Math.Max(Picture.Width, Picture.Height);
        return (Picture.Width * scale, Picture.Height * scale);
    }

    private int Sharpness => Math.Max(1, 560 / Math.Max(Picture.Width, Picture.Height));

    internal override void Draw(SvgPanel panel) =>
        panel.Svg.Image(panel.Span(-0.5, -0.5, Picture.Width - 0.5, Picture.Height - 0.5), Picture, Sharpness);

    internal override void Write(PlotlyPanel panel)
    {
        panel.AddPicture(Picture.ToDataUri(Sharpness), -0.5, -0.5, Picture.Width, Picture.Height);
        // Two unseen corner points give the axes their range where a reader resets the zoom.
        panel.AddTrace(this, "scatter", new JsonObject
        {
            ["mode"] = "markers",
            ["x"] = Json.Numbers([-0.5, Picture.Width - 0.5]),
            ["y"] = Json.Numbers([-0.5, Picture.Height - 0.5]),
            ["marker"] = new JsonObject { ["opacity"] = 0 },
            ["hoverinfo"] = "skip",
        });
    }

    internal override string Describe(Panel panel) =>
        $"{(Name.Length > 0 ? Name + ": " : "")}picture of {Picture.Width} x {Picture.Height} pixels";
}
