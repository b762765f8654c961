namespace CourseKit.Plots.Svg;

/// <summary>Where the parts of a panel go: the margins are what ticks, titles and overhanging values need, no more.</summary>
internal sealed record PanelLayout
{
    private const double TickLength = 5, LabelGap = 4, LongestLabel = 130, Edge = 14, WidestForTitle = 640;

    /// <summary>Slanted category names, in degrees: steep enough to stay apart, flat enough to read.</summary>
    private const double Slant = 40;

    private PanelLayout(Panel panel, Theme theme, Box outer)
    {
        var (xRange, yRange) = panel.Ranges();
        (Panel, Outer, XRange, YRange) = (panel, outer, xRange, yRange);
        var overhang = panel.Traces.Aggregate((Top: 0.0, Right: 0.0), (most, t) =>
            (Math.Max(most.Top, t.Overhang(theme).Top), Math.Max(most.Right, t.Overhang(theme).Right)));
        var line = theme.FontSize * TextMetrics.LineHeight;
        var top = (panel.Title.Length > 0 ? theme.PanelTitleSize * 1.8 : 4) + overhang.Top;
        var titles = (X: TitleRoom(panel.X), Y: TitleRoom(panel.Y));

        // The y ticks need the height, which needs the x labels, which need the width, which needs the y labels: start from a guess.
        YTicks = MakeYTicks(theme, Math.Max(1, outer.Height - top - titles.X - line - TickLength - LabelGap));
        var left = panel.Y.Visible ? Widest(YTicks.Labels, theme) + TickLength + LabelGap + titles.Y : 2;
        var plotWidth = Math.Max(1, outer.Width - left - Edge - overhang.Right);
        XTicks = MakeXTicks(theme, plotWidth);
        var slanted = XAngle != 0;
        var widest = Widest(XTicks.Labels, theme);
        var (sin, cos) = (Math.Sin(Slant * Math.PI / 180), Math.Cos(Slant * Math.PI / 180));
        if (slanted)
            left = Math.Max(left, (widest * cos) - (plotWidth / Math.Max(1, XTicks.Values.Count) / 2) + 4);
        var labels = slanted ? (widest * sin) + (theme.FontSize * cos) : line;
        var bottom = panel.X.Visible ? labels + TickLength + LabelGap + titles.X : 2;
        var right = panel.X.Visible && panel.X.Categories is null && XTicks.Labels.Count > 0
            ? Math.Max(Edge, (TextMetrics.Width(XTicks.Labels[^1], theme.FontSize) / 2) + 2)
            : panel.X.Visible ? Edge : 2;
        (Left, Top, Right, Bottom) = (left, top, right + overhang.Right, bottom);
        Plot = panel.EqualUnits ? Equal(outer.Inset(Left, Top, Right, Bottom)) : outer.Inset(Left, Top, Right, Bottom);
        XLabelsHeight = labels;

        double TitleRoom(Axis axis) => axis is { Title.Length: > 0, Visible: true } ? line + 4 : 0;
    }

    public Panel Panel { get; }

    public Box Outer { get; }

    public Box Plot { get; }

    public Extent XRange { get; }

    public Extent YRange { get; }

    public Ticks XTicks { get; }

    public Ticks YTicks { get; }

    /// <summary>0, or the slant of the x labels in degrees.</summary>
    public double XAngle { get; private set; }

    public double XLabelsHeight { get; }

    public double Left { get; }

    public double Top { get; }

    public double Right { get; }

    public double Bottom { get; }

    /// <summary>Pixel of a value along the horizontal axis.</summary>
    public double X(double value) => Plot.X + (Plot.Width * Share(value, XRange, Panel.X.Reversed));

    /// <summary>Pixel of a value along the vertical axis.</summary>
    public double Y(double value) => Plot.Y + (Plot.Height * Share(value, YRange, !Panel.Y.Reversed));

    public static PanelLayout Of(Panel panel, Theme theme, Box outer) => new(panel, theme, outer);

    /// <summary>Size of the whole panel around the drawing area that its data prefer, and wide enough for its title.</summary>
    /// <param name="panel">What is to be drawn.</param>
    /// <param name="theme">Sizes of text.</param>
    /// <param name="usual">Size of a panel whose data prefer none.</param>
    public static (double Width, double Height) PreferredSize(Panel panel, Theme theme, (double Width, double Height) usual)
    {
        var wanted = panel.HasData ? panel.Traces.Select(t => t.PreferredSize(theme)).FirstOrDefault(size => size is not null) : null;
        var (outer, left) = wanted is { } size
            ? AroundData(panel, theme, size)
            : (usual, Of(panel, theme, new Box(0, 0, usual.Width, usual.Height)).Left);
        // The title begins where the data begin; one pixel more, so that no rounding cuts its last letter.
        var title = left + TextMetrics.Width(PlainText.Clean(panel.Title), theme.PanelTitleSize, bold: true) + 1;
        return panel.Title.Length == 0 ? outer : (Math.Max(outer.Width, Math.Min(title, WidestForTitle)), outer.Height);
    }

    private static ((double Width, double Height) Outer, double Left) AroundData(
        Panel panel, Theme theme, (double Width, double Height) size)
    {
        var (width, height) = (Math.Max(size.Width, panel.EqualUnits ? 120 : 1), Math.Max(size.Height, 60));
        // Margins depend a little on the size itself (slanted labels, number of ticks): the second pass settles it.
        var trial = Of(panel, theme, new Box(0, 0, width + 120, height + 80));
        trial = Of(panel, theme, new Box(0, 0, width + trial.Left + trial.Right, height + trial.Top + trial.Bottom));
        return ((width + trial.Left + trial.Right, height + trial.Top + trial.Bottom), trial.Left);
    }

    // Clamped well outside the plot: a value far beyond a fixed axis must not become a number that SVG readers cannot hold.
    private static double Share(double value, Extent range, bool flip)
    {
        var share = Math.Clamp((value - range.Min) / range.Length, -50, 50);
        return flip ? 1 - share : share;
    }

    private static double Widest(IReadOnlyList<string> labels, Theme theme) =>
        labels.Count == 0 ? 0 : labels.Max(text => TextMetrics.Width(text, theme.FontSize));

    private Ticks MakeYTicks(Theme theme, double height)
    {
        if (Panel.Y.Categories is { } names)
        {
            // Names take what they need, up to half of the panel: bars read as well in the other half.
            var longest = Math.Max(LongestLabel, Outer.Width * 0.5);
            return Thinned(names, height / Math.Max(1, names.Count), theme.FontSize * 1.15, theme, longest);
        }
        // An axis that begins and ends at a mark looks finished: look for a number of ticks that gives that.
        var most = Math.Clamp((int)(height / (theme.FontSize * 2.5)), 2, 8);
        var choices = ((int[])[6, 7, 8, 5, 4, 3, 2]).Where(n => n <= most)
            .Select(n => Ticks.Nice(YRange, n, Panel.Y.Style, Panel.Y.Integers)).ToList();
        return choices.Find(t => t.Values.Count > 1 && Meets(t.Values[0], YRange.Min) && Meets(t.Values[^1], YRange.Max)) ?? choices[0];

        bool Meets(double tick, double end) => Math.Abs(tick - end) <= YRange.Length * 1e-6;
    }

    private Ticks MakeXTicks(Theme theme, double width)
    {
        if (Panel.X.Categories is { } names)
        {
            var slot = width / Math.Max(1, names.Count);
            if (names.All(name => TextMetrics.Width(PlainText.Clean(name), theme.FontSize) <= slot - 5))
                return Thinned(names, slot, 1, theme, longest: slot);
            XAngle = -Slant;
            return Thinned(names, slot, theme.FontSize * 1.8, theme);
        }
        for (var most = 10; ; most--)
        {
            var ticks = Ticks.Nice(XRange, most, Panel.X.Style, Panel.X.Integers);
            if (most == 1 || ticks.Values.Count < 2)
                return ticks;
            var spacing = (ticks.Values[1] - ticks.Values[0]) / XRange.Length * width;
            if (Widest(ticks.Labels, theme) + 12 <= spacing)
                return ticks;
        }
    }

    /// <summary>Every name, or every second, third … where there is no room for all.</summary>
    private static Ticks Thinned(IReadOnlyList<string> names, double slot, double needed, Theme theme, double longest = LongestLabel)
    {
        var every = Math.Max(1, (int)Math.Ceiling(needed / Math.Max(slot, 1e-6)));
        var kept = Enumerable.Range(0, names.Count).Where(i => i % every == 0).ToList();
        return new Ticks(
            [.. kept.Select(i => (double)i)],
            [.. kept.Select(i => TextMetrics.Fit(PlainText.Clean(names[i]), longest, theme.FontSize))]);
    }

    private Box Equal(Box room)
    {
        var unit = Math.Min(room.Width / XRange.Length, room.Height / YRange.Length);
        return new Box(room.X, room.Y, unit * XRange.Length, unit * YRange.Length);
    }
}
