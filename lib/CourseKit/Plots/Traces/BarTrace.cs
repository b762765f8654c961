using System.Text.Json.Nodes;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>
/// Bars from zero, one per category 0, 1, 2 … Several bar traces in a panel stand side by side. NaN and infinities leave a gap.
/// </summary>
public sealed record BarTrace : Trace
{
    /// <param name="values">One per category. Copied.</param>
    public BarTrace(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = [.. values];
    }

    /// <summary>One per category.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Writes each value at the end of its bar.</summary>
    public bool ValueLabels { get; init; } = true;

    /// <summary>Bars grow to the right and categories run down the y axis: room for long names.</summary>
    public bool Horizontal { get; init; }

    /// <summary>
    /// Half the length of each bar's error bar, for instance a standard deviation; null for none, NaN for none on that bar.
    /// </summary>
    public IReadOnlyList<double>? Errors
    {
        get;
        init => field = value is null || value.Count == Values.Count
            ? value?.ToArray()
            : throw new ArgumentException($"{Values.Count} bars need {Values.Count} errors, got {value.Count}.", nameof(Errors));
    }

    internal override Extent XExtent => Horizontal ? ValueExtent : PositionExtent;

    internal override Extent YExtent => Horizontal ? PositionExtent : ValueExtent;

    private Extent PositionExtent => Values.Any(double.IsFinite) ? new Extent(-0.5, Values.Count - 0.5) : Extent.Empty;

    private Extent ValueExtent
    {
        get
        {
            var extent = Extent.Of(Values);
            for (var i = 0; i < Values.Count && Errors is not null; i++)
                extent = extent.Include(Values[i] + Errors[i]).Include(Values[i] - Errors[i]);
            if (extent.IsEmpty)
                return extent;
            extent = extent.Include(0);
            // Beyond the end of a negative bar stand the names: the axis goes on far enough for the value to fit before them.
            return ValueLabels && extent.Min < 0 ? extent.Include(extent.Min - (extent.Length * (Horizontal ? 0.2 : 0.1))) : extent;
        }
    }

    internal override (double Top, double Right) Overhang(Theme theme) => !ValueLabels ? (0, 0)
        : Horizontal ? (0, TextMetrics.Width(Errors is null ? "−99.9%" : "99.9 ± 9.9%", theme.FontSize) + 6) : (theme.FontSize + 6, 0);

    internal override void Draw(SvgPanel panel)
    {
        var (color, _) = panel.StyleOf(this);
        var group = panel.Panel.Traces.OfType<BarTrace>().ToList();
        var (slot, index) = (0.76 / group.Count, group.FindIndex(t => ReferenceEquals(t, this)));
        var labels = Labels(panel.Panel);
        var valueAxis = Horizontal ? panel.XRange : panel.YRange;
        var zero = Math.Clamp(0, valueAxis.Min, valueAxis.Max);
        for (var i = 0; i < Values.Count; i++)
        {
            if (!double.IsFinite(Values[i]))
                continue;
            var (low, high) = (i - 0.38 + (index * slot), i - 0.38 + ((index + 1) * slot));
            var value = Math.Clamp(Values[i], valueAxis.Min, valueAxis.Max);
            var box = Horizontal
                ? panel.Span(zero, low, value, high).Inset(0, group.Count > 1 ? 1 : 0, 0, 0)
                : panel.Span(low, zero, high, value).Inset(0, 0, group.Count > 1 ? 1 : 0, 0);
            panel.Svg.Rect(box, color.ToString());
            if (ErrorOf(i) is { } error)
                box = DrawError(panel, box, Math.Max(Values[i] - error, valueAxis.Min), Math.Min(Values[i] + error, valueAxis.Max));
            if (ValueLabels)
                DrawLabel(panel, box, labels[i], Values[i] < 0, labels);
        }
    }

    internal override void Write(PlotlyPanel panel)
    {
        var (color, _) = panel.StyleOf(this);
        var positions = new JsonArray([.. Enumerable.Range(0, Values.Count).Select(i => (JsonNode)i)]);
        var bars = new JsonObject
        {
            [Horizontal ? "y" : "x"] = positions,
            [Horizontal ? "x" : "y"] = Json.Numbers(Values),
            ["orientation"] = Horizontal ? "h" : "v",
            ["marker"] = new JsonObject { ["color"] = color.ToString() },
            ["hoverinfo"] = "text",
            ["hovertext"] = Json.Texts(Values.Select((_, i) => HoverText(panel.Panel, i))),
        };
        if (Errors is not null)
        {
            bars[Horizontal ? "error_x" : "error_y"] = new JsonObject
            {
                ["type"] = "data",
                ["array"] = Json.Numbers(Errors),
                ["color"] = panel.Theme.Text.ToString(),
                ["thickness"] = 1.5,
                ["width"] = 4,
            };
        }
        if (ValueLabels)
        {
            bars["text"] = Json.Texts(Labels(panel.Panel));
            bars["textposition"] = "outside";
            bars["cliponaxis"] = false;
        }
        panel.AddTrace(this, "bar", bars);
    }

    internal override string Describe(Panel panel)
    {
        const int most = 12;
        var labels = Labels(panel);
        var names = (Horizontal ? panel.Y : panel.X).Categories;
        var parts = labels.Take(most).Select((label, i) =>
            (names is not null && i < names.Count ? names[i] + " " : "") + (label.Length > 0 ? label : "no value"));
        var rest = labels.Count > most ? $" and {labels.Count - most} more" : "";
        return (Name.Length > 0 ? Name + ": " : "") + (labels.Count == 0 ? "no data" : string.Join(", ", parts) + rest);
    }

    private double? ErrorOf(int i) => Errors is not null && double.IsFinite(Errors[i]) ? Math.Abs(Errors[i]) : null;

    /// <summary>The error bar, and the room that bar and error take together.</summary>
    private Box DrawError(SvgPanel panel, Box bar, double low, double high)
    {
        const double cap = 4;
        var ink = panel.Theme.Text;
        if (Horizontal)
        {
            var (left, right, y) = (panel.X(low), panel.X(high), bar.CenterY);
            panel.Svg.Line(left, y, right, y, ink, 1.5);
            panel.Svg.Line(left, y - cap, left, y + cap, ink, 1.5);
            panel.Svg.Line(right, y - cap, right, y + cap, ink, 1.5);
            var start = Math.Min(bar.X, left);
            return bar with { X = start, Width = Math.Max(bar.Right, right) - start };
        }
        var (top, bottom, x) = (panel.Y(high), panel.Y(low), bar.CenterX);
        panel.Svg.Line(x, top, x, bottom, ink, 1.5);
        panel.Svg.Line(x - cap, top, x + cap, top, ink, 1.5);
        panel.Svg.Line(x - cap, bottom, x + cap, bottom, ink, 1.5);
        var over = Math.Min(bar.Y, top);
        return bar with { Y = over, Height = Math.Max(bar.Bottom, bottom) - over };
    }

    private string HoverText(Panel panel, int i)
    {
        var names = (Horizontal ? panel.Y : panel.X).Categories;
        var prefix = Name.Length > 0 ? Name + ", " : "";
        return prefix + (names is not null && i < names.Count ? names[i] + ": " : "") + Labels(panel)[i];
    }

    private IReadOnlyList<string> Labels(Panel panel) =>
        [.. Values.Select((v, i) => Label(v, ErrorOf(i), (Horizontal ? panel.X : panel.Y).Style))];

    private static string Label(double value, double? error, NumberStyle style) =>
        !double.IsFinite(value) ? ""
        : error is not { } e ? NumberText.Value(value, style)
        : style == NumberStyle.Percent
            ? $"{NumberText.Value(value, style)[..^1]} ± {NumberText.Value(e, style)}"
            : $"{NumberText.Value(value, style)} ± {NumberText.Value(e, style)}";

    private void DrawLabel(SvgPanel panel, Box bar, string label, bool negative, IReadOnlyList<string> all)
    {
        var theme = panel.Theme;
        if (Horizontal)
        {
            if (bar.Height < theme.FontSize * 0.9)
                return;
            if (negative && bar.X - 8 - TextMetrics.Width(label, theme.FontSize) < panel.Plot.X)
                return;
            var (x, anchor) = negative ? (bar.X - 5, Anchor.End) : (bar.Right + 5, Anchor.Start);
            panel.Svg.Text(label, x, bar.CenterY + (theme.FontSize * 0.35), theme.FontSize, theme.Text, anchor);
            return;
        }
        // All labels of the trace in one size; none at all where even the smallest would touch its neighbours.
        var widest = all.Max(text => TextMetrics.Width(text, 1));
        var room = panel.Panel.Traces.OfType<BarTrace>().Count() > 1 ? bar.Width : bar.Width / 0.76;
        var size = Math.Min(theme.FontSize, (room - 3) / Math.Max(widest, 1e-9));
        if (label.Length == 0 || size < theme.FontSize * 0.66 || (negative && bar.Bottom + size + 6 > panel.Plot.Bottom))
            return;
        var baseline = negative ? bar.Bottom + size + 2 : bar.Y - 5;
        // Paper behind the value, so that no grid line strikes it through.
        var width = TextMetrics.Width(label, size) * 0.95;
        panel.Svg.Rect(new Box(bar.CenterX - (width / 2), baseline - (size * 0.8), width, size), theme.Background.ToString());
        panel.Svg.Text(label, bar.CenterX, baseline, size, theme.Text, Anchor.Middle);
    }
}
