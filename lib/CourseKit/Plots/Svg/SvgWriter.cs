using System.Text;
using static CourseKit.Plots.NumberText;

namespace CourseKit.Plots.Svg;

/// <summary>Appends SVG elements. Every text is cleaned and escaped here, every number is culture-free.</summary>
internal sealed class SvgWriter : ICanvas
{
    private readonly StringBuilder _out = new();

    public void Open(double width, double height, Theme theme, string label) => _out.Append(
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{Pixel(width)}\" " +
        $"height=\"{Pixel(height)}\" viewBox=\"0 0 {Pixel(width)} {Pixel(height)}\" role=\"img\" " +
        $"aria-label=\"{PlainText.Markup(label)}\" font-family=\"{PlainText.Markup(theme.FontFamily)}\" " +
        "style=\"max-width:100%;height:auto\">\n");

    public string Close() => _out.Append("</svg>\n").ToString();

    public void Rect(Box box, string fill, string stroke = "none", double strokeWidth = 1) => _out.Append(
        $"<rect x=\"{Pixel(box.X)}\" y=\"{Pixel(box.Y)}\" width=\"{Pixel(box.Width)}\" height=\"{Pixel(box.Height)}\" fill=\"{fill}\"" +
        (stroke == "none" ? "" : $" stroke=\"{stroke}\" stroke-width=\"{Pixel(strokeWidth)}\"") + "/>\n");

    public void Line(double x1, double y1, double x2, double y2, Rgb stroke, double width = 1, string dash = "") => _out.Append(
        $"<line x1=\"{Pixel(x1)}\" y1=\"{Pixel(y1)}\" x2=\"{Pixel(x2)}\" y2=\"{Pixel(y2)}\" " +
        $"stroke=\"{stroke}\" stroke-width=\"{Pixel(width)}\"" + DashAttribute(dash) + "/>\n");

    public void Polyline(IReadOnlyList<(double X, double Y)> points, Rgb stroke, double width, string dash = "")
    {
        _out.Append("<polyline fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\" ")
            .Append($"stroke=\"{stroke}\" stroke-width=\"{Pixel(width)}\"").Append(DashAttribute(dash)).Append(" points=\"");
        for (var i = 0; i < points.Count; i++)
            _out.Append(i == 0 ? "" : " ").Append(Pixel(points[i].X)).Append(',').Append(Pixel(points[i].Y));
        _out.Append("\"/>\n");
    }

    public void Path(string d, string fill, string stroke = "none", double width = 1, double opacity = 1) => _out.Append(
        $"<path d=\"{d}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{Pixel(width)}\" " +
        (opacity < 1 ? $"fill-opacity=\"{Pixel(opacity)}\" " : "") +
        "stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n");

    public void Text(
        string text, double x, double y, double size, Rgb fill, Anchor anchor = Anchor.Start, bool bold = false, double angle = 0)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        _out.Append($"<text x=\"{Pixel(x)}\" y=\"{Pixel(y)}\" font-size=\"{Pixel(size)}\" fill=\"{fill}\"")
            .Append(anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" })
            .Append(bold ? " font-weight=\"700\"" : "")
            .Append(angle == 0 ? "" : $" transform=\"rotate({Pixel(angle)} {Pixel(x)} {Pixel(y)})\"")
            .Append('>').Append(PlainText.Markup(text)).Append("</text>\n");
    }

    // SVG 1.1 readers know only xlink:href; the data URI is inside, so nothing is fetched.
    public void Image(Box box, Raster picture, int sharpness) => _out.Append(
        $"<image x=\"{Pixel(box.X)}\" y=\"{Pixel(box.Y)}\" width=\"{Pixel(box.Width)}\" height=\"{Pixel(box.Height)}\" " +
        $"preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" xlink:href=\"{picture.ToDataUri(sharpness)}\"/>\n");

    /// <summary>Cuts what follows at the box. A nested viewport needs no id, so several figures can share one page.</summary>
    public void BeginClip(Box box) => _out.Append(
        $"<svg x=\"{Pixel(box.X)}\" y=\"{Pixel(box.Y)}\" width=\"{Pixel(box.Width)}\" height=\"{Pixel(box.Height)}\" " +
        $"viewBox=\"{Pixel(box.X)} {Pixel(box.Y)} {Pixel(box.Width)} {Pixel(box.Height)}\" overflow=\"hidden\">\n");

    public void EndClip() => _out.Append("</svg>\n");

    private static string DashAttribute(string dash) => dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"";
}
