using System.Text.Json.Nodes;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>
/// A sample as its smoothed density, mirrored: wide where many values lie; a line marks the middle half, a point the median.
/// </summary>
public sealed record ViolinTrace : Trace
{
    private const double HalfWidth = 0.42, Opacity = 0.45;
    private const int Places = 80;

    private readonly Distribution _sample;
    private readonly IReadOnlyList<(double At, double Density)> _density;

    /// <param name="position">Where the violin stands on the horizontal axis: 0, 1, 2 … for categories.</param>
    /// <param name="values">The sample. NaN and infinities are left out.</param>
    public ViolinTrace(double position, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        (Position, _sample) = (position, new Distribution(values));
        _density = _sample.Count == 0 ? [] : _sample.Density(Places);
    }

    /// <summary>Where the violin stands on the horizontal axis.</summary>
    public double Position { get; }

    internal override Extent XExtent => _sample.Count == 0 ? Extent.Empty : new Extent(Position - 0.5, Position + 0.5);

    internal override Extent YExtent => Extent.Of(_density.Select(p => p.At));

    internal override bool IsSeries => false;

    internal override void Draw(SvgPanel panel)
    {
        if (_sample.Count == 0)
            return;
        var (color, _) = panel.StyleOf(this);
        var corners = Outline().Select(p => $"{NumberText.Pixel(panel.X(p.X))} {NumberText.Pixel(panel.Y(p.Y))}");
        panel.Svg.Path($"M{string.Join('L', corners)}Z", color.ToString(), color.ToString(), 1.2, Opacity);
        var (x, ink) = (panel.X(Position), panel.Theme.Text);
        panel.Svg.Line(x, panel.Y(_sample.LowerQuartile), x, panel.Y(_sample.UpperQuartile), ink, 3);
        Symbol.Draw(panel.Svg, 0, x, panel.Y(_sample.Median), panel.Theme.Background, ink);
    }

    internal override void Write(PlotlyPanel panel)
    {
        if (_sample.Count == 0)
            return;
        // As an outline: the violin trace is younger than some front ends' plotly.js.
        panel.AddArea(this, Outline(), panel.StyleOf(this).Color, Opacity);
        panel.AddTrace(this, "scatter", new JsonObject
        {
            ["mode"] = "lines+markers",
            ["x"] = Json.Numbers([Position, Position, Position]),
            ["y"] = Json.Numbers([_sample.LowerQuartile, _sample.Median, _sample.UpperQuartile]),
            ["line"] = new JsonObject { ["color"] = panel.Theme.Text.ToString(), ["width"] = 3 },
            ["marker"] = new JsonObject { ["color"] = panel.Theme.Text.ToString(), ["size"] = 6 },
        });
    }

    internal override string Describe(Panel panel)
    {
        var name = SampleName.Of(panel, Position, Name);
        return _sample.Count == 0
            ? $"{name}: no data"
            : $"{name}: {_sample.Count} values around {NumberText.Value(_sample.Median, panel.Y.Style)}";
    }

    private IReadOnlyList<(double X, double Y)> Outline()
    {
        var widest = _density.Max(p => p.Density);
        return
        [
            .. _density.Select(p => (Position + (HalfWidth * p.Density / widest), p.At)),
            .. _density.Reverse().Select(p => (Position - (HalfWidth * p.Density / widest), p.At)),
        ];
    }
}
