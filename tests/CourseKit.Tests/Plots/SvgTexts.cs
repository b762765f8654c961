using System.Globalization;
using System.Xml.Linq;
using CourseKit.Plots.Svg;

namespace CourseKit.Tests.Plots;

/// <summary>Reads the texts out of an SVG document as rotated rectangles and finds those that touch each other.</summary>
internal static class SvgTexts
{
    internal sealed record TextBox(string Text, IReadOnlyList<(double X, double Y)> Corners);

    public static IReadOnlyList<TextBox> Read(string svg) =>
        [.. XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(ToBox)];

    public static IEnumerable<string> Overlaps(IReadOnlyList<TextBox> boxes)
    {
        for (var a = 0; a < boxes.Count; a++)
        {
            for (var b = a + 1; b < boxes.Count; b++)
            {
                if (Touch(boxes[a].Corners, boxes[b].Corners))
                    yield return $"'{boxes[a].Text}' and '{boxes[b].Text}'";
            }
        }
    }

    private static TextBox ToBox(XElement element)
    {
        var (x, y, size) = (Number(element, "x"), Number(element, "y"), Number(element, "font-size"));
        var width = TextMetrics.Width(element.Value, size, element.Attribute("font-weight") is not null);
        var left = (string?)element.Attribute("text-anchor") switch { "middle" => x - (width / 2), "end" => x - width, _ => x };
        // Capitals and digits reach 0.73 of the size above the baseline, descenders 0.2 below.
        (double X, double Y)[] corners =
            [(left, y - (0.73 * size)), (left + width, y - (0.73 * size)), (left + width, y + (0.2 * size)), (left, y + (0.2 * size))];
        if ((string?)element.Attribute("transform") is { } transform)
        {
            var rotation = transform["rotate(".Length..^1].Split(' ')
                .Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            corners = [.. corners.Select(corner => Rotate(corner, rotation[0] * Math.PI / 180, rotation[1], rotation[2]))];
        }
        return new TextBox(element.Value, corners);
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    private static (double X, double Y) Rotate((double X, double Y) p, double angle, double x, double y) => (
        x + ((p.X - x) * Math.Cos(angle)) - ((p.Y - y) * Math.Sin(angle)),
        y + ((p.X - x) * Math.Sin(angle)) + ((p.Y - y) * Math.Cos(angle)));

    /// <summary>Separating axis theorem: two convex shapes are apart when their shadows on some edge's normal are.</summary>
    private static bool Touch(IReadOnlyList<(double X, double Y)> a, IReadOnlyList<(double X, double Y)> b)
    {
        foreach (var shape in new[] { a, b })
        {
            for (var i = 0; i < 2; i++)
            {
                var (nx, ny) = (shape[i + 1].Y - shape[i].Y, shape[i].X - shape[i + 1].X);
                var (shadowA, shadowB) = (a.Select(p => (p.X * nx) + (p.Y * ny)).ToList(), b.Select(p => (p.X * nx) + (p.Y * ny)).ToList());
                if (shadowA.Max() <= shadowB.Min() || shadowB.Max() <= shadowA.Min())
                    return false;
            }
        }
        return true;
    }
}
