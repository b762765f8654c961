using System.Text.Json.Nodes;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>A sample as a box from the lower to the upper quartile with its median, whiskers, and outliers as points.</summary>
/// <remarks>Tukey, Exploratory data analysis, 1977.</remarks>
public sealed record BoxTrace : Trace
{
    private const double HalfWidth = 0.3;

    private readonly Distribution _sample;

    /// <param name="position">Where the box stands on the horizontal axis: 0, 1, 2 … for categories.</param>
    /// <param name="values">The sample. NaN and infinities are left out.</param>
    public BoxTrace(double position, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        (Position, _sample) = (position, new Distribution(values));
    }

    /// <summary>Where the box stands on the horizontal axis.</summary>
    public double Position { get; }

    /// <summary>Lower quartile, median and upper quartile; NaN without values.</summary>
    public (double Lower, double Median, double Upper) Quartiles =>
        _sample.Count == 0 ? (double.NaN, double.NaN, double.NaN) : (_sample.LowerQuartile, _sample.Median, _sample.UpperQuartile);

    internal override Extent XExtent => _sample.Count == 0 ? Extent.Empty : new Extent(Position - 0.5, Position + 0.5);

    internal override Extent YExtent => Extent.Of(_sample.Sorted);

    internal override bool IsSeries => false;

    internal override void Draw(SvgPanel panel)
    {
        if (_sample.Count == 0)
            return;
        var (color, _) = panel.StyleOf(this);
        var (svg, ink) = (panel.Svg, color);
        var box = panel.Span(Position - HalfWidth, _sample.LowerQuartile, Position + HalfWidth, _sample.UpperQuartile);
        var (x, cap) = (box.CenterX, box.Width / 4);
        svg.Line(x, panel.Y(_sample.Whiskers.Max), x, box.Y, ink, 1.5);
        svg.Line(x, box.Bottom, x, panel.Y(_sample.Whiskers.Min), ink, 1.5);
        foreach (var end in new[] { panel.Y(_sample.Whiskers.Min), panel.Y(_sample.Whiskers.Max) })
            svg.Line(x - cap, end, x + cap, end, ink, 1.5);
        svg.Rect(box, color.Mix(panel.Theme.Background, 0.7).ToString(), ink.ToString(), 1.5);
        svg.Line(box.X, panel.Y(_sample.Median), box.Right, panel.Y(_sample.Median), panel.Theme.Text, 2.5);
        foreach (var value in _sample.Outliers)
            Symbol.Draw(svg, 0, x, panel.Y(value), ink, panel.Theme.Background);
    }

    internal override void Write(PlotlyPanel panel)
    {
        var (color, _) = panel.StyleOf(this);
        panel.AddTrace(this, "box", new JsonObject
        {
            ["x"] = Json.Numbers(_sample.Sorted.Select(_ => Position)),
            ["y"] = Json.Numbers(_sample.Sorted),
            ["boxpoints"] = "outliers",
            ["marker"] = new JsonObject { ["color"] = color.ToString(), ["size"] = 7 },
            ["line"] = new JsonObject { ["color"] = color.ToString(), ["width"] = 1.5 },
        });
    }

    internal override string Describe(Panel panel)
    {
        var (name, style) = (SampleName.Of(panel, Position, Name), panel.Y.Style);
        return _sample.Count == 0 ? $"{name}: no data" : $"{name}: median {NumberText.Value(_sample.Median, style)}, middle half from " +
            $"{NumberText.Value(_sample.LowerQuartile, style)} to {NumberText.Value(_sample.UpperQuartile, style)}";
    }
}
