using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>
/// Data drawn in a panel. Each kind is one file that knows how to draw itself as SVG and how to write itself for plotly;
/// the set of kinds is closed.
/// </summary>
public abstract record Trace
{
    private protected Trace()
    {
    }

    /// <summary>In the legend and in the description; empty for none. Equal names share one colour and one legend entry.</summary>
    public string Name { get; init; } = "";

    /// <summary>Colour of the data; from the theme's palette when null.</summary>
    public Rgb? Color { get; init; }

    /// <summary>Horizontal room the data take, in data units.</summary>
    internal abstract Extent XExtent { get; }

    /// <summary>Vertical room the data take, in data units.</summary>
    internal abstract Extent YExtent { get; }

    /// <summary>Cells and pictures reach to the panel's edge; other data keep a distance.</summary>
    internal virtual bool FillsPanel => false;

    /// <summary>Colours of a palette have a meaning in this trace, so it takes part in legend and colour cycle.</summary>
    internal virtual bool IsSeries => true;

    /// <summary>Width and height of the drawing area that suits the data, in pixels; null when any will do.</summary>
    internal virtual (double Width, double Height)? PreferredSize(Theme theme) => null;

    /// <summary>Pixels needed above and to the right of the drawing area, for values written beyond the data.</summary>
    internal virtual (double Top, double Right) Overhang(Theme theme) => (0, 0);

    /// <summary>Draws into the panel's coordinate system.</summary>
    internal abstract void Draw(SvgPanel panel);

    /// <summary>Adds traces, pictures and annotations to the plotly document.</summary>
    internal abstract void Write(PlotlyPanel panel);

    /// <summary>A clause for the alternative text.</summary>
    internal abstract string Describe(Panel panel);
}
