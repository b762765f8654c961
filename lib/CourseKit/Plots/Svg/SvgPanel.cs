namespace CourseKit.Plots.Svg;

/// <summary>A panel while it is drawn: maps data to pixels, and draws axes, grid and title around the data.</summary>
internal sealed class SvgPanel(ICanvas svg, PanelLayout layout, Theme theme, SeriesStyles styles)
{
    public ICanvas Svg => svg;

    public Theme Theme => theme;

    public Panel Panel => layout.Panel;

    public Box Plot => layout.Plot;

    public Extent XRange => layout.XRange;

    public Extent YRange => layout.YRange;

    public (Rgb Color, int Symbol) StyleOf(Trace trace) => styles[trace];

    public double X(double value) => layout.X(value);

    public double Y(double value) => layout.Y(value);

    /// <summary>The pixels between two corners given in data units, in any order.</summary>
    public Box Span(double x1, double y1, double x2, double y2)
    {
        var (left, right, top, bottom) = (X(x1), X(x2), Y(y1), Y(y2));
        return new Box(Math.Min(left, right), Math.Min(top, bottom), Math.Abs(right - left), Math.Abs(bottom - top));
    }

    public void Draw()
    {
        var title = TextMetrics.Fit(PlainText.Clean(Panel.Title), layout.Outer.Right - Plot.X, theme.PanelTitleSize, bold: true);
        svg.Text(title, Plot.X, layout.Outer.Y + (theme.PanelTitleSize * 1.1), theme.PanelTitleSize, theme.Text, bold: true);
        if (!Panel.HasData)
        {
            svg.Rect(Plot, "none", theme.Grid.ToString());
            svg.Text("no data", Plot.CenterX, Plot.CenterY + (theme.FontSize * 0.35), theme.FontSize, theme.Muted, Anchor.Middle);
            return;
        }
        var filled = Panel.Traces.All(t => t.FillsPanel);
        if (!filled)
            DrawGrid();
        foreach (var trace in Panel.Traces)
            trace.Draw(this);
        DrawMarks();
        if (Panel.X.Visible)
            DrawXAxis(filled);
        if (Panel.Y.Visible)
            DrawYAxis(filled);
    }

    private void DrawGrid()
    {
        if (Panel.Y is { Visible: true, Categories: null })
        {
            foreach (var value in layout.YTicks.Values)
                svg.Line(Plot.X, Y(value), Plot.Right, Y(value), theme.Grid);
        }
        if (Panel.X is { Visible: true, Categories: null })
        {
            foreach (var value in layout.XTicks.Values)
                svg.Line(X(value), Plot.Y, X(value), Plot.Bottom, theme.Grid);
        }
    }

    private void DrawMarks()
    {
        foreach (var line in Panel.Lines)
        {
            if (line.Vertical)
                svg.Line(X(line.At), Plot.Y, X(line.At), Plot.Bottom, theme.Muted, 1, "5 4");
            else
                svg.Line(Plot.X, Y(line.At), Plot.Right, Y(line.At), theme.Muted, 1, "5 4");
        }
        foreach (var mark in Marks.Place(Panel, layout, theme))
        {
            if (mark.Leader is { } end)
                svg.Line(end.X1, end.Y1, end.X2, end.Y2, theme.Muted);
            // Paper behind the words: they must read over any data.
            svg.Rect(mark.Box, theme.Background.ToString());
            svg.Text(mark.Text, mark.X, mark.Baseline, theme.FontSize, theme.Text, mark.Anchor);
        }
    }

    private void DrawXAxis(bool filled)
    {
        var named = Panel.X.Categories is not null;
        if (!filled)
            svg.Line(Plot.X, Plot.Bottom, Plot.Right, Plot.Bottom, theme.AxisLine);
        foreach (var (value, label) in layout.XTicks.Values.Zip(layout.XTicks.Labels))
        {
            if (!named)
                svg.Line(X(value), Plot.Bottom, X(value), Plot.Bottom + 4, theme.AxisLine);
            if (layout.XAngle == 0)
                svg.Text(label, X(value), Plot.Bottom + 9 + (theme.FontSize * 0.8), theme.FontSize, theme.Muted, Anchor.Middle);
            else
                DrawSlanted(label, X(value) + 4, Plot.Bottom + 7 + (theme.FontSize * 0.6));
        }
        var title = TextMetrics.Fit(PlainText.Clean(Panel.X.Title), layout.Outer.Width - 8, theme.FontSize);
        // Centred under the data, but never out of the panel.
        var (half, outer) = (TextMetrics.Width(title, theme.FontSize) / 2, layout.Outer);
        var x = Math.Clamp(Plot.CenterX, Math.Min(outer.X + half, outer.CenterX), Math.Max(outer.Right - half, outer.CenterX));
        svg.Text(title, x, Plot.Bottom + layout.XLabelsHeight + 12 + theme.FontSize, theme.FontSize, theme.Text, Anchor.Middle);
    }

    private void DrawSlanted(string label, double x, double y) =>
        svg.Text(label, x, y, theme.FontSize, theme.Muted, Anchor.End, angle: layout.XAngle);

    private void DrawYAxis(bool filled)
    {
        var named = Panel.Y.Categories is not null;
        if (named && !filled)
            svg.Line(Plot.X, Plot.Y, Plot.X, Plot.Bottom, theme.AxisLine);
        foreach (var (value, label) in layout.YTicks.Values.Zip(layout.YTicks.Labels))
            svg.Text(label, Plot.X - 8, Y(value) + (theme.FontSize * 0.35), theme.FontSize, theme.Muted, Anchor.End);
        var title = TextMetrics.Fit(PlainText.Clean(Panel.Y.Title), layout.Outer.Height - 8, theme.FontSize);
        var x = layout.Outer.X + (theme.FontSize * 0.9);
        svg.Text(title, x, Plot.CenterY, theme.FontSize, theme.Text, Anchor.Middle, angle: -90);
    }
}
