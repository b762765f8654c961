namespace CourseKit.Plots.Svg;

/// <summary>Draws a figure as one self-contained SVG document: no script, no style sheet, no font, nothing to fetch.</summary>
internal static class SvgFigure
{
    public static string Render(Figure figure)
    {
        var (layout, svg) = (new FigureLayout(figure), new SvgWriter());
        svg.Open(layout.Width, layout.Height, figure.Theme, figure.Description);
        svg.Rect(new Box(0, 0, layout.Width, layout.Height), figure.Theme.Background.ToString());
        layout.DrawHeader(svg, figure.Theme);
        foreach (var panel in layout.Panels)
            new SvgPanel(svg, panel, figure.Theme, layout.Styles).Draw();
        return svg.Close();
    }
}
