namespace CourseKit.Plots.Svg;

/// <summary>Finds room for annotations and for the words at reference lines: inside the panel, and apart from each other.</summary>
internal static class Marks
{
    /// <summary>Words, and where they lie: from X to the right or, anchored at their end, to the left.</summary>
    internal sealed record Mark(
        string Text, double X, double Baseline, Box Box, (double X1, double Y1, double X2, double Y2)? Leader, Anchor Anchor);

    /// <summary>Distances to try, nearest first, as multiples of a line of text.</summary>
    private static readonly (double Across, double Up)[] Places =
        [
            (0.8, 1.2), (-0.8, 1.2), (0.8, -1.2), (-0.8, -1.2), (0.8, 3), (-0.8, 3), (0.8, -3), (-0.8, -3), (4, 5), (-4, 5), (4, -5),
                (-4, -5),
        ];

    public static IReadOnlyList<Mark> Place(Panel panel, PanelLayout layout, Theme theme)
    {
        var placed = new List<Mark>();
        var data = panel.Traces.OfType<LineTrace>().SelectMany(t => t.X.Zip(t.Y))
            .Select(p => (X: layout.X(p.First), Y: layout.Y(p.Second))).ToList();
        foreach (var line in panel.Lines.Where(line => line.Text.Length > 0))
        {
            var text = TextMetrics.Fit(PlainText.Clean(line.Text), layout.Plot.Width - 8, theme.FontSize);
            var width = TextMetrics.Width(text, theme.FontSize);
            var (x, y) = line.Vertical
                ? (layout.X(line.At) + 5, layout.Plot.Y + theme.FontSize + 2)
                : (layout.Plot.Right - width - 4, layout.Y(line.At) - 5);
            Add(placed, text, width, Math.Min(x, layout.Plot.Right - width - 2), y, null, layout, theme);
        }
        foreach (var note in panel.Annotations.Where(note => double.IsFinite(note.X) && double.IsFinite(note.Y)))
        {
            var text = TextMetrics.Fit(PlainText.Clean(note.Text), layout.Plot.Width * 0.6, theme.FontSize);
            var width = TextMetrics.Width(text, theme.FontSize);
            var (x, y) = (layout.X(note.X), layout.Y(note.Y));
            // Places clear of the data first; where there is none, words over data are better than no words.
            foreach (var ((across, up), mayCover) in Places.Select(p => (p, false)).Concat(Places.Select(p => (p, true))))
            {
                var left = across > 0 ? x + (across * theme.FontSize) : x + (across * theme.FontSize) - width;
                var baseline = y - (up * theme.FontSize);
                var end = (across > 0 ? left - 2 : left + width + 2, baseline - (theme.FontSize * 0.35), x, y);
                var middle = baseline - (theme.FontSize * 0.35);
                var covers = data.Exists(p => p.X > left - 4 && p.X < left + width + 4 && Math.Abs(p.Y - middle) < theme.FontSize);
                if ((mayCover || !covers) && Add(placed, text, width, left, baseline, end, layout, theme))
                    break;
            }
        }
        return placed;
    }

    private static bool Add(
        List<Mark> placed, string text, double width, double x, double baseline, (double, double, double, double)? leader,
        PanelLayout layout, Theme theme)
    {
        var box = new Box(x - 2, baseline - (theme.FontSize * 0.85), width + 4, theme.FontSize * 1.15);
        var inside = box.X >= layout.Plot.X && box.Right <= layout.Plot.Right && box.Y >= layout.Plot.Y && box.Bottom <= layout.Plot.Bottom;
        var free = placed.TrueForAll(m => m.Box.Right < box.X || box.Right < m.Box.X || m.Box.Bottom < box.Y || box.Bottom < m.Box.Y);
        if (!inside || !free || text.Length == 0)
            return false;
        // Words left of their place end at its leader whatever the reader's font makes of their width.
        var toTheLeft = leader is { } end && end.Item1 > x;
        placed.Add(new Mark(text, toTheLeft ? x + width : x, baseline, box, leader, toTheLeft ? Anchor.End : Anchor.Start));
        return true;
    }
}
