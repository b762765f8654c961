using System.Text.Json.Nodes;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>Pictures in rows with captions under them: the cell in row r, column c spans x = c … c + 1 and y = r … r + 1.</summary>
public sealed record ImageGridTrace : Trace
{
    private const double Gap = 14;

    /// <summary>A caption wider than its picture goes on below, but a page is for pictures.</summary>
    private const int MostCaptionLines = 3;

    /// <param name="pictures">Row by row. Copied.</param>
    /// <param name="gridColumns">Pictures in a row, 1 or more.</param>
    public ImageGridTrace(IReadOnlyList<Picture> pictures, int gridColumns)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentOutOfRangeException.ThrowIfLessThan(gridColumns, 1);
        (Pictures, GridColumns) = ([.. pictures], Math.Min(gridColumns, Math.Max(1, pictures.Count)));
    }

    /// <summary>Row by row.</summary>
    public IReadOnlyList<Picture> Pictures { get; }

    /// <summary>Pictures in a row.</summary>
    public int GridColumns { get; }

    /// <summary>Longer side of a picture on the page, in pixels.</summary>
    public double PictureSize { get; init; } = 84;

    internal override Extent XExtent => Pictures.Count > 0 ? new Extent(0, GridColumns) : Extent.Empty;

    internal override Extent YExtent => Pictures.Count > 0 ? new Extent(0, GridRows) : Extent.Empty;

    internal override bool FillsPanel => true;

    internal override bool IsSeries => false;

    internal override (double Width, double Height)? PreferredSize(Theme theme) =>
        (GridColumns * CellWidth, Math.Max(1, GridRows) * CellHeight(theme));

    private int GridRows => (Pictures.Count + GridColumns - 1) / GridColumns;

    private bool HasVerdicts => Pictures.Any(p => p.Verdict.Length > 0);

    private double CellWidth => PictureSize + Gap;

    private double CellHeight(Theme theme)
    {
        var lines = CaptionLines(theme) + (HasVerdicts ? 1 : 0);
        return PictureSize + Gap + (lines * LineHeight(theme)) + (lines > 0 ? 4 : 0);
    }

    /// <summary>What the longest caption of the grid takes, so that all rows are alike.</summary>
    private int CaptionLines(Theme theme) => Pictures
        .Select(p => Captions(p, CellWidth, MostCaptionLines, theme).Count)
        .Append(HasVerdicts ? 1 : 0).Max();

    internal override void Draw(SvgPanel panel)
    {
        var theme = panel.Theme;
        var (lines, below) = (CaptionLines(theme), CellHeight(theme) - PictureSize);
        foreach (var (picture, r, c) in Places())
        {
            var cell = panel.Span(c, r, c + 1, r + 1);
            var box = PictureBox(cell, picture.Raster, below);
            panel.Svg.Image(box, picture.Raster, Sharpness(picture.Raster));
            var (frame, width) = Frame(picture, theme);
            panel.Svg.Rect(box.Grow(width / 2), "none", frame.ToString(), width);
            var baseline = box.Bottom + 4 + theme.FontSize;
            foreach (var line in Captions(picture, cell.Width, lines, theme))
            {
                DrawLine(panel, cell, line, baseline, theme.Text, null);
                baseline += LineHeight(theme);
            }
            baseline = box.Bottom + 4 + theme.FontSize + (lines * LineHeight(theme));
            DrawLine(panel, cell, picture.Verdict, baseline, VerdictColor(picture, theme), picture.Right);
        }
    }

    internal override void Write(PlotlyPanel panel)
    {
        var theme = panel.Theme;
        var unit = new Box(0, 0, CellWidth, CellHeight(theme));
        var (lines, lineHeight) = (CaptionLines(theme), LineHeight(theme) / unit.Height);
        var (xs, ys, hover) = (new List<double>(), new List<double>(), new List<string>());
        foreach (var (picture, r, c) in Places())
        {
            var box = PictureBox(unit, picture.Raster, unit.Height - PictureSize);
            var (left, top) = (c + (box.X / unit.Width), r + (box.Y / unit.Height));
            var (width, height) = (box.Width / unit.Width, box.Height / unit.Height);
            panel.AddPicture(picture.Raster.ToDataUri(Sharpness(picture.Raster)), left, top, width, height);
            var (frame, stroke) = Frame(picture, theme);
            panel.AddFrame(left, top, left + width, top + height, frame, stroke);
            var mark = picture.Right switch { true => "✓ ", false => "✗ ", _ => "" };
            var room = unit.Width - 4;
            var middle = r + ((box.Bottom + 4 + (theme.FontSize / 2)) / unit.Height);
            foreach (var (line, i) in Captions(picture, unit.Width, lines, theme).Select((line, i) => (line, i)))
                panel.Annotate(line, c + 0.5, middle + (i * lineHeight), theme.FontSize, theme.Text);
            var verdict = TextMetrics.Fit(mark + picture.Verdict, room, theme.FontSize, bold: true);
            panel.Annotate(
                verdict, c + 0.5, middle + (lines * lineHeight), theme.FontSize, VerdictColor(picture, theme),
                bold: picture.Right == false);
            xs.Add(c + 0.5);
            ys.Add(top + (height / 2));
            hover.Add($"{picture.Caption} {mark}{picture.Verdict}".Trim());
        }
        panel.AddTrace(this, "scatter", new JsonObject
        {
            ["mode"] = "markers",
            ["x"] = Json.Numbers(xs),
            ["y"] = Json.Numbers(ys),
            ["marker"] = new JsonObject { ["opacity"] = 0, ["size"] = PictureSize / 2 },
            ["hoverinfo"] = "text",
            ["hovertext"] = Json.Texts(hover),
        });
    }

    internal override string Describe(Panel panel)
    {
        var judged = Pictures.Where(p => p.Right is not null).ToList();
        return Pictures.Count == 0 ? "no data" : $"{Pictures.Count} pictures" +
            (judged.Count > 0 ? $", {judged.Count(p => p.Right == false)} of {judged.Count} predictions wrong" : "");
    }

    private static double LineHeight(Theme theme) => theme.FontSize * TextMetrics.LineHeight;

    private static int Sharpness(Raster picture) => Math.Max(1, 168 / Math.Max(picture.Width, picture.Height));

    private static (Rgb Color, double Width) Frame(Picture picture, Theme theme) =>
        picture.Right == false ? (theme.Bad, 3) : (theme.AxisLine, 1);

    private static Rgb VerdictColor(Picture picture, Theme theme) =>
        picture.Right switch { true => theme.Good, false => theme.Bad, _ => theme.Muted };

    private static void DrawLine(SvgPanel panel, Box cell, string text, double baseline, Rgb color, bool? right)
    {
        const double markWidth = 12;
        var (size, bold) = (panel.Theme.FontSize, right == false);
        var mark = right is null ? 0 : markWidth;
        var fitted = TextMetrics.Fit(PlainText.Clean(text), cell.Width - 4 - mark, size, bold);
        if (right is not { } isRight || fitted.Length == 0)
        {
            panel.Svg.Text(fitted, cell.CenterX, baseline, size, color, Anchor.Middle, bold);
            return;
        }
        // The mark is drawn, not written: few fonts have a tick and a cross. The text starts beside it, so no gap depends on the font.
        var start = cell.CenterX - ((mark + (TextMetrics.Width(fitted, size, bold) * 0.93)) / 2);
        var (x, y) = (NumberText.Pixel(start), NumberText.Pixel(baseline - (size * 0.36)));
        panel.Svg.Path(isRight ? $"M{x} {y}l2.6 3l5 -6.4" : $"M{x} {y}m0 -3.4l7 7m0 -7l-7 7", "none", color.ToString(), 2);
        panel.Svg.Text(fitted, start + mark, baseline, size, color, Anchor.Start, bold);
    }

    private static IReadOnlyList<string> Captions(Picture picture, double cellWidth, int most, Theme theme) =>
        TextMetrics.Wrap(PlainText.Clean(picture.Caption), cellWidth - 4, theme.FontSize, most);

    /// <param name="cell">Of the grid.</param>
    /// <param name="picture">What it shows.</param>
    /// <param name="below">Height that captions and gap take of the cell.</param>
    private static Box PictureBox(Box cell, Raster picture, double below)
    {
        var room = new Box(cell.X, cell.Y + (Gap / 2), cell.Width, cell.Height - below);
        var scale = Math.Min((room.Width - Gap) / picture.Width, room.Height / picture.Height);
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        return new Box(room.CenterX - (width / 2), room.Bottom - height, width, height);
    }

    private IEnumerable<(Picture Picture, int Row, int Column)> Places() =>
        Pictures.Select((picture, i) => (picture, i / GridColumns, i % GridColumns));
}
