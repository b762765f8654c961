using System.Globalization;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots.Pixels;

/// <summary>Draws a figure straight into pixels: no font, no library, the same picture on every machine.</summary>
internal sealed class PixelCanvas(double width, double height, double scale) : ICanvas
{
    private const int LargestSide = 20_000;

    private readonly PixelSheet _sheet = new(Side(width * scale), Side(height * scale));
    private readonly Stack<Box> _clips = new([new Box(0, 0, width * scale, height * scale)]);

    public static Raster Render(Figure figure, double scale)
    {
        var layout = new FigureLayout(figure);
        if (!(scale > 0) || Math.Max(layout.Width, layout.Height) * scale > LargestSide)
            throw new ArgumentOutOfRangeException(
                nameof(scale), scale,
                $"A picture of {layout.Width} x {layout.Height} can be enlarged until a side has {LargestSide} pixels.");
        var canvas = new PixelCanvas(layout.Width, layout.Height, scale);
        SvgFigure.Draw(layout, canvas, figure.Theme);
        return canvas._sheet.ToRaster();
    }

    public void Rect(Box box, string fill, string stroke = "none", double strokeWidth = 1)
    {
        (double, double)[] corners = [(box.X, box.Y), (box.Right, box.Y), (box.Right, box.Bottom), (box.X, box.Bottom)];
        if (fill != "none")
            Fill([corners], Rgb.Parse(fill), 1);
        if (stroke != "none")
            Stroke([.. corners, corners[0]], Rgb.Parse(stroke), strokeWidth);
    }

    public void Line(double x1, double y1, double x2, double y2, Rgb stroke, double width = 1, string dash = "") =>
        Polyline([(x1, y1), (x2, y2)], stroke, width, dash);

    public void Polyline(IReadOnlyList<(double X, double Y)> points, Rgb stroke, double width, string dash = "")
    {
        if (dash.Length == 0)
        {
            Stroke(points, stroke, width);
            return;
        }
        var pattern = dash.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        foreach (var piece in Dashes(points, pattern))
            Stroke(piece, stroke, width);
    }

    public void Path(string d, string fill, string stroke = "none", double width = 1, double opacity = 1)
    {
        var rings = PathReader.Read(d);
        if (fill != "none")
            Fill(rings, Rgb.Parse(fill), opacity);
        if (stroke == "none")
            return;
        foreach (var ring in rings)
            Stroke(ring, Rgb.Parse(stroke), width);
    }

    public void Text(
        string text, double x, double y, double size, Rgb fill, Anchor anchor = Anchor.Start, bool bold = false, double angle = 0)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var length = TextMetrics.Width(text, size, bold);
        var shift = anchor switch { Anchor.Middle => -length / 2, Anchor.End => -length, _ => 0 };
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        foreach (var stroke in StrokeFont.Strokes(text, size, bold))
            Stroke([.. stroke.Select(p => Turn(p.X + shift, p.Y))], fill, size * (bold ? 0.135 : 0.085));

        (double, double) Turn(double dx, double dy) => (x + (dx * cos) - (dy * sin), y + (dx * sin) + (dy * cos));
    }

    public void Image(Box box, Raster picture, int sharpness) => _sheet.Draw(Scaled(box), picture, _clips.Peek());

    public void BeginClip(Box box)
    {
        var (inner, outer) = (Scaled(box), _clips.Peek());
        var (x, y) = (Math.Max(inner.X, outer.X), Math.Max(inner.Y, outer.Y));
        var width = Math.Max(0, Math.Min(inner.Right, outer.Right) - x);
        _clips.Push(new Box(x, y, width, Math.Max(0, Math.Min(inner.Bottom, outer.Bottom) - y)));
    }

    public void EndClip() => _clips.Pop();

    private static int Side(double length) => Math.Max(1, (int)Math.Round(length));

    private static List<List<(double X, double Y)>> Dashes(IReadOnlyList<(double X, double Y)> points, double[] pattern)
    {
        var (pieces, part, left) = (new List<List<(double X, double Y)>> { new() { points[0] } }, 0, pattern[0]);
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (a, b) = (points[i], points[i + 1]);
            var length = Math.Sqrt(Math.Pow(b.X - a.X, 2) + Math.Pow(b.Y - a.Y, 2));
            var done = 0.0;
            while (length - done > left)
            {
                done += left;
                var at = (a.X + ((b.X - a.X) * done / length), a.Y + ((b.Y - a.Y) * done / length));
                if (part % 2 == 0)
                    pieces[^1].Add(at);
                else
                    pieces.Add([at]);
                left = pattern[++part % pattern.Length];
            }
            left -= length - done;
            if (part % 2 == 0)
                pieces[^1].Add(b);
        }
        return [.. pieces.Where(piece => piece.Count > 1)];
    }

    /// <summary>
    /// A quadrilateral for each piece and a disc at each point; all turn the same way, so that together they are one shape.
    /// </summary>
    private void Stroke(IReadOnlyList<(double X, double Y)> points, Rgb color, double width)
    {
        var (rings, half) = (new List<IReadOnlyList<(double X, double Y)>>(), width / 2);
        for (var i = 0; i < points.Count; i++)
        {
            if (points.Count != 2 || points[0] == points[1])
                rings.Add(Disc(points[i], points.Count == 2 ? half * 1.4 : half));      // a dot must not be finer than a line
            if (i == 0 || points[i] == points[i - 1])
                continue;
            var (a, b) = (points[i - 1], points[i]);
            var length = Math.Sqrt(Math.Pow(b.X - a.X, 2) + Math.Pow(b.Y - a.Y, 2));
            var (nx, ny) = (-(b.Y - a.Y) / length * half, (b.X - a.X) / length * half);
            rings.Add([(a.X + nx, a.Y + ny), (b.X + nx, b.Y + ny), (b.X - nx, b.Y - ny), (a.X - nx, a.Y - ny)]);
        }
        Fill(rings, color, 1);
    }

    private static (double X, double Y)[] Disc((double X, double Y) centre, double radius) =>
        [.. Enumerable.Range(0, 12).Select(k => -Math.PI * k / 6)
            .Select(angle => (centre.X + (radius * Math.Cos(angle)), centre.Y + (radius * Math.Sin(angle))))];

    private void Fill(IEnumerable<IReadOnlyList<(double X, double Y)>> rings, Rgb color, double opacity) => _sheet.Fill(
        [.. rings.Select(ring => (IReadOnlyList<(double X, double Y)>)[.. ring.Select(p => (p.X * scale, p.Y * scale))])],
        color, opacity, _clips.Peek());

    private Box Scaled(Box box) => new(box.X * scale, box.Y * scale, box.Width * scale, box.Height * scale);
}
