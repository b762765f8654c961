using System.Text.Json.Nodes;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>
/// Coloured cells, optionally with text: cell (i, j) is centred at x = j, y = i. NaN and infinities are left open, so that several
/// heatmaps with colours of their own can share a panel.
/// </summary>
public sealed record HeatmapTrace : Trace
{
    private readonly double[,] _values;
    private readonly string[,]? _texts;
    private readonly Extent _extent;

    /// <param name="values">Shape (rows, columns). Copied.</param>
    /// <param name="texts">What stands in the cells, same shape; null for none. Copied.</param>
    /// <exception cref="ArgumentException">texts has another shape than values.</exception>
    public HeatmapTrace(double[,] values, string[,]? texts = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (texts is not null && (texts.GetLength(0), texts.GetLength(1)) != (values.GetLength(0), values.GetLength(1)))
            throw new ArgumentException(
                $"texts must have the shape of values, ({values.GetLength(0)}, {values.GetLength(1)}), " +
                $"got ({texts.GetLength(0)}, {texts.GetLength(1)}).", nameof(texts));
        (_values, _texts) = ((double[,])values.Clone(), (string[,]?)texts?.Clone());
        _extent = Extent.Of(_values.Cast<double>());
    }

    /// <summary>Cells from top to bottom.</summary>
    public int Rows => _values.GetLength(0);

    /// <summary>Cells from left to right.</summary>
    public int Columns => _values.GetLength(1);

    /// <summary>Whether cells hold words, which must fit in.</summary>
    internal bool HasTexts => _texts is not null;

    /// <summary>Colours from <see cref="Low"/> to <see cref="High"/>; the theme's sequential map when null.</summary>
    public Colormap? Colors { get; init; }

    /// <summary>Value of the first colour; the smallest value when null.</summary>
    public double? Low { get; init; }

    /// <summary>Value of the last colour; the largest value when null.</summary>
    public double? High { get; init; }

    /// <summary>Shows beside the panel which colour means which value.</summary>
    public bool ColorBar { get; init; }

    /// <summary>Side of a cell where the figure chooses its own size, in pixels.</summary>
    public double CellSize { get; init; } = 34;

    internal override Extent XExtent => HasValues ? new Extent(-0.5, Columns - 0.5) : Extent.Empty;

    internal override Extent YExtent => HasValues ? new Extent(-0.5, Rows - 0.5) : Extent.Empty;

    internal override bool FillsPanel => true;

    internal override bool IsSeries => false;

    internal override (double Width, double Height)? PreferredSize(Theme theme) =>
        (Math.Max(1, Columns) * CellSize, Math.Max(1, Rows) * CellSize);

    private bool HasValues => !_extent.IsEmpty;

    private Extent ColorRange
    {
        get
        {
            var range = new Extent(Low ?? _extent.Min, High ?? _extent.Max);
            return range.Length > 0 && double.IsFinite(range.Length) ? range : new Extent(range.Min, range.Min + 1);
        }
    }

    internal override (double Top, double Right) Overhang(Theme theme) => (0, ColorBar ? SvgColorBar.Width(theme, ColorRange) : 0);

    internal override void Draw(SvgPanel panel)
    {
        var (map, range) = (Colors ?? panel.Theme.Sequential, ColorRange);
        foreach (var (i, j, value) in Cells())
        {
            var box = panel.Span(j - 0.5, i - 0.5, j + 0.5, i + 0.5);
            var fill = map.At((value - range.Min) / range.Length);
            // Large cells stand apart; small ones overlap a little, because renderers leave hairlines between edges that only touch.
            if (fill != panel.Theme.Background)
                panel.Svg.Rect(box.Grow(Math.Min(box.Width, box.Height) > 9 ? -0.5 : 0.2), fill.ToString());
            if (_texts is not null)
                DrawText(panel, _texts[i, j], box, fill);
        }
        if (ColorBar && HasValues)
            SvgColorBar.Draw(panel, map, range);
    }

    internal override void Write(PlotlyPanel panel)
    {
        var (map, range) = (Colors ?? panel.Theme.Sequential, ColorRange);
        var rows = Enumerable.Range(0, Rows).Select(i => (JsonNode)Json.Numbers(Enumerable.Range(0, Columns).Select(j => _values[i, j])));
        panel.AddTrace(this, "heatmap", new JsonObject
        {
            ["z"] = new JsonArray([.. rows]),
            ["zmin"] = range.Min,
            ["zmax"] = range.Max,
            ["zauto"] = false,
            ["xgap"] = Rows * Columns > 4000 ? 0 : 1,
            ["ygap"] = Rows * Columns > 4000 ? 0 : 1,
            ["colorscale"] = Json.ColorScale(map),
            ["showscale"] = ColorBar,
            ["colorbar"] = ColorBar ? panel.ColorBar() : null,
            ["hoverinfo"] = _texts is null ? "x+y+z" : "text",
            ["hovertext"] = _texts is null ? null : new JsonArray([.. Enumerable.Range(0, Rows).Select(i =>
                (JsonNode)Json.Texts(Enumerable.Range(0, Columns).Select(j => HoverText(panel.Panel, i, j))))]),
        });
        if (_texts is null)
            return;
        foreach (var (i, j, value) in Cells())
        {
            // plotly.js 1.x cannot write into cells, annotations can.
            var fill = map.At((value - range.Min) / range.Length);
            panel.Annotate(_texts[i, j], j, i, panel.Theme.FontSize, TextColor(panel.Theme, _texts[i, j], fill));
        }
    }

    internal override string Describe(Panel panel) => HasValues
        ? $"{(Name.Length > 0 ? Name + ": " : "")}{Rows} x {Columns} cells, values from " +
          $"{NumberText.Value(ColorRange.Min, NumberStyle.Plain)} to {NumberText.Value(ColorRange.Max, NumberStyle.Plain)}"
        : "no data";

    private static Rgb TextColor(Theme theme, string text, Rgb fill) =>
        text == "0" && fill.Contrast(theme.Background) < 1.5 ? theme.AxisLine : theme.Readable(fill);

    private static string CategoryName(Axis axis, int i) => axis.Categories is { } names && i < names.Count ? names[i] : $"{i}";

    private string HoverText(Panel panel, int i, int j) =>
        $"{(panel.Y.Title.Length > 0 ? panel.Y.Title : "row")} {CategoryName(panel.Y, i)}, " +
        $"{(panel.X.Title.Length > 0 ? panel.X.Title : "column")} {CategoryName(panel.X, j)}: {_texts![i, j]}";

    private IEnumerable<(int I, int J, double Value)> Cells()
    {
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Columns; j++)
            {
                if (double.IsFinite(_values[i, j]))
                    yield return (i, j, _values[i, j]);
            }
        }
    }

    private static void DrawText(SvgPanel panel, string text, Box box, Rgb fill)
    {
        var size = Math.Min(panel.Theme.FontSize, Math.Min(box.Height * 0.6, (box.Width - 4) / Math.Max(0.1, TextMetrics.Width(text, 1))));
        if (size >= 6.5)
            panel.Svg.Text(text, box.CenterX, box.CenterY + (size * 0.35), size, TextColor(panel.Theme, text, fill), Anchor.Middle);
    }
}
