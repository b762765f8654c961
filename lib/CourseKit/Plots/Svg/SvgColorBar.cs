namespace CourseKit.Plots.Svg;

/// <summary>The strip beside a heatmap that says which colour means which value.</summary>
internal static class SvgColorBar
{
    private const double Gap = 14, Strip = 12;
    private const int Steps = 64;

    public static double Width(Theme theme, Extent range) =>
        Gap + Strip + 8 + Marks(range).Labels.Select(label => TextMetrics.Width(label, theme.FontSize)).DefaultIfEmpty(0).Max();

    public static void Draw(SvgPanel panel, Colormap map, Extent range)
    {
        var (theme, plot) = (panel.Theme, panel.Plot);
        var bar = new Box(plot.Right + Gap, plot.Y, Strip, plot.Height);
        for (var i = 0; i < Steps; i++)
        {
            // Slices overlap by a pixel: renderers leave hairlines between edges that only touch.
            var top = bar.Bottom - (bar.Height * (i + 1) / Steps);
            Slice(new Box(bar.X, top, bar.Width, Math.Min((bar.Height / Steps) + 1, bar.Bottom - top)), map.At((i + 0.5) / Steps));
        }
        panel.Svg.Rect(bar, "none", theme.AxisLine.ToString(), 0.5);
        foreach (var (value, label) in Marks(range).Values.Zip(Marks(range).Labels))
        {
            var y = bar.Bottom - (bar.Height * (value - range.Min) / range.Length);
            panel.Svg.Text(label, bar.Right + 5, y + (theme.FontSize * 0.35), theme.FontSize, theme.Muted);
        }

        void Slice(Box box, Rgb fill) => panel.Svg.Rect(box, fill.ToString());
    }

    /// <summary>Few marks, but two at least: from one alone no colour between can be read.</summary>
    private static Ticks Marks(Extent range)
    {
        var choices = Enumerable.Range(4, 5).Select(most => Ticks.Nice(range.Widened(), most)).ToList();
        return choices.Find(ticks => ticks.Values.Count > 1) ?? choices[0];
    }
}
