namespace CourseKit.Plots.Svg;

/// <summary>Places header, legend and panels; both the SVG and the plotly document follow it, so they look alike.</summary>
internal sealed class FigureLayout
{
    public const double Margin = 14;
    private const double LegendKey = 26, LegendGap = 18, NarrowestHeader = 420;

    /// <summary>Of a panel whose data prefer no size. Three in a row are narrower: a page shrinks a wide row, its text too.</summary>
    private static readonly (double Width, double Height) Alone = (640, 360), Beside = (430, 300), Narrow = (292, 240);

    public FigureLayout(Figure figure)
    {
        Styles = new SeriesStyles(figure);
        var theme = figure.Theme;
        IReadOnlyList<Panel> panels = figure.Panels.Count > 0 ? figure.Panels : [new Panel()];
        var columns = Math.Clamp(figure.Columns, 1, Math.Max(1, panels.Count));
        var rows = (panels.Count + columns - 1) / columns;
        var usual = panels.Count == 1 ? Alone : columns < 3 ? Beside : Narrow;
        var sizes = panels.Select(p => PanelLayout.PreferredSize(p, theme, usual)).ToList();
        var widths = Enumerable.Range(0, columns).Select(c => sizes.Where((_, i) => i % columns == c).Max(s => s.Width)).ToArray();
        var heights = Enumerable.Range(0, rows).Select(r => sizes.Where((_, i) => i / columns == r).Max(s => s.Height)).ToArray();

        var gaps = (Across: Margin * (columns + 1), Down: Margin * rows);
        Width = Math.Ceiling(figure.Width ?? Math.Max(widths.Sum() + gaps.Across, HeaderWidth(figure)));
        var header = PlaceHeader(figure);
        Height = Math.Ceiling(figure.Height ?? (header + heights.Sum() + gaps.Down));
        Stretch(widths, Width - gaps.Across);
        Stretch(heights, Height - header - gaps.Down);

        for (var i = 0; i < panels.Count; i++)
        {
            var (r, c) = (i / columns, i % columns);
            var box = new Box(
                (Margin * (c + 1)) + widths.Take(c).Sum(), header + (Margin * r) + heights.Take(r).Sum(), widths[c], heights[r]);
            // A lone picture that is narrower than its header keeps its size instead of being stretched.
            if (figure.Width is null && sizes[i].Width < widths[c] && columns == 1)
                box = box with { Width = sizes[i].Width };
            Panels.Add(PanelLayout.Of(panels[i], theme, box));
        }
    }

    public double Width { get; }

    public double Height { get; }

    public SeriesStyles Styles { get; }

    public List<PanelLayout> Panels { get; } = [];

    /// <summary>Lines of title and subtitle with their baselines.</summary>
    public List<(string Text, double Baseline, bool IsTitle)> Header { get; } = [];

    /// <summary>Legend entries with the left end of their key and their centre line.</summary>
    public List<(Trace Trace, string Text, double X, double Y)> Legend { get; } = [];

    public void DrawHeader(ICanvas svg, Theme theme)
    {
        foreach (var (text, baseline, isTitle) in Header)
            svg.Text(text, Margin, baseline, isTitle ? theme.TitleSize : theme.FontSize, isTitle ? theme.Text : theme.Muted, bold: isTitle);
        foreach (var (trace, text, x, y) in Legend)
        {
            var (color, symbol) = Styles[trace];
            if (trace is LineTrace line)
            {
                if (line.Joined)
                    svg.Line(x, y, x + 20, y, color, theme.LineWidth, line.Dashed ? "6 4" : "");
                if (line.HasSymbols)
                    Symbol.Draw(svg, symbol, x + 10, y, color, theme.Background);
            }
            else
            {
                svg.Rect(new Box(x + 6, y - 6, 12, 12), color.ToString());
            }
            svg.Text(text, x + LegendKey, y + (theme.FontSize * 0.35), theme.FontSize, theme.Text);
        }
    }

    /// <summary>What title and subtitle need on one line, but not more than a narrow page.</summary>
    private static double HeaderWidth(Figure figure)
    {
        var text = Math.Max(
            TextMetrics.Width(PlainText.Clean(figure.Title), figure.Theme.TitleSize, bold: true),
            TextMetrics.Width(PlainText.Clean(figure.Subtitle), figure.Theme.FontSize));
        return text > 0 ? Math.Min(NarrowestHeader, text + (2 * Margin)) : 0;
    }

    private static void Stretch(double[] sizes, double total)
    {
        var factor = total / Math.Max(1, sizes.Sum());
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = Math.Max(1, sizes[i] * factor);
    }

    private double PlaceHeader(Figure figure)
    {
        var (theme, y, room) = (figure.Theme, Margin, Width - (2 * Margin));
        foreach (var line in TextMetrics.Wrap(PlainText.Clean(figure.Title), room, theme.TitleSize, most: 2, bold: true))
        {
            Header.Add((line, y + theme.TitleSize, true));
            y += theme.TitleSize * TextMetrics.LineHeight;
        }
        foreach (var line in TextMetrics.Wrap(PlainText.Clean(figure.Subtitle), room, theme.FontSize, most: 3))
        {
            Header.Add((line, y + theme.FontSize, false));
            y += theme.FontSize * TextMetrics.LineHeight;
        }
        if (Header.Count > 0)
            y += 6;
        return Styles.Legend.Count > 0 ? PlaceLegend(theme, y, room) : y;
    }

    private double PlaceLegend(Theme theme, double top, double room)
    {
        var line = theme.FontSize * 1.6;
        var (x, y) = (Margin, top + (line / 2));
        foreach (var trace in Styles.Legend)
        {
            var text = TextMetrics.Fit(PlainText.Clean(trace.Name), room - LegendKey, theme.FontSize);
            var width = LegendKey + TextMetrics.Width(text, theme.FontSize);
            if (x > Margin && x + width > Margin + room)
                (x, y) = (Margin, y + line);
            Legend.Add((trace, text, x, y));
            x += width + LegendGap;
        }
        return y + (line / 2) + 8;
    }
}
