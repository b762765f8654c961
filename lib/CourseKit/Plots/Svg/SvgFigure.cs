namespace CourseKit.Plots.Svg;

/// <summary>Draws a figure as one self-contained SVG document: no script, no style sheet, no font, nothing to fetch.</summary>
internal static class SvgFigure
{
    public static string Render(Figure figure)
    {
        var (layout, svg) = (new FigureLayout(figure), new SvgWriter());
        svg.Open(layout.Width, layout.Height, figure.Theme, figure.Description);
        Draw(layout, svg, figure.Theme);
        return svg.Close();
    }

    /// <summary>Draws onto any canvas of the layout's size.</summary>
    public static void Draw(FigureLayout layout, ICanvas canvas, Theme theme)
    {
        canvas.Rect(new Box(0, 0, layout.Width, layout.Height), theme.Background.ToString());
        layout.DrawHeader(canvas, theme);
        foreach (var panel in layout.Panels)
            new SvgPanel(canvas, panel, theme, layout.Styles).Draw();
    }
}
