using System.Text.Json.Nodes;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>Points in order, joined by lines, marked by symbols, or both. NaN and infinities are gaps.</summary>
public sealed record LineTrace : Trace
{
    /// <summary>Above this many points symbols would run into each other, so they are left out of joined lines.</summary>
    private const int MostSymbols = 40;

    /// <param name="x">Horizontal positions. Copied.</param>
    /// <param name="y">Values, as many. Copied.</param>
    /// <exception cref="ArgumentException">x and y differ in length.</exception>
    public LineTrace(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
            throw new ArgumentException($"A line needs as many x as y: got {x.Count} and {y.Count}.", nameof(y));
        (X, Y) = ([.. x], [.. y]);
        var finite = X.Zip(Y).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second)).ToList();
        (XExtent, YExtent) = (Extent.Of(finite.Select(p => p.First)), Extent.Of(finite.Select(p => p.Second)));
    }

    /// <summary>Horizontal positions.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Values.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Joins neighbouring points; false gives a scatter plot.</summary>
    public bool Joined { get; init; } = true;

    /// <summary>Symbols at the points; by number of points when null.</summary>
    public bool? Symbols { get; init; }

    /// <summary>Draws the line in dashes.</summary>
    public bool Dashed { get; init; }

    internal override Extent XExtent { get; }

    internal override Extent YExtent { get; }

    internal bool HasSymbols => Symbols ?? (!Joined || X.Count <= MostSymbols);

    internal override void Draw(SvgPanel panel)
    {
        var (color, symbol) = panel.StyleOf(this);
        panel.Svg.BeginClip(panel.Plot.Grow(6));
        foreach (var run in Runs())
        {
            var pixels = run.Select(p => (panel.X(p.X), panel.Y(p.Y))).ToList();
            if (Joined && run.Count > 1)
                panel.Svg.Polyline(PixelColumns.Thin(pixels), color, panel.Theme.LineWidth, Dashed ? "6 4" : "");
            if (HasSymbols || run.Count == 1)       // a point between two gaps has no line to show it
            {
                foreach (var (px, py) in pixels)
                    Symbol.Draw(panel.Svg, symbol, px, py, color, panel.Theme.Background);
            }
        }
        panel.Svg.EndClip();
    }

    internal override void Write(PlotlyPanel panel)
    {
        var (color, symbol) = panel.StyleOf(this);
        var isolated = Runs().Any(run => run.Count == 1);
        panel.AddTrace(this, "scatter", new JsonObject
        {
            ["mode"] = !Joined ? "markers" : HasSymbols || isolated ? "lines+markers" : "lines",
            ["x"] = Json.Numbers(X),
            ["y"] = Json.Numbers(Y),
            ["line"] = new JsonObject
            {
                ["color"] = color.ToString(),
                ["width"] = panel.Theme.LineWidth,
                ["dash"] = Dashed ? "dash" : "solid",
            },
            ["marker"] = new JsonObject
            {
                ["color"] = color.ToString(),
                ["symbol"] = Symbol.PlotlyName(symbol),
                ["size"] = 8,
                ["line"] = new JsonObject { ["color"] = panel.Theme.Background.ToString(), ["width"] = 1 },
            },
        });
    }

    internal override string Describe(Panel panel)
    {
        var finite = Runs().SelectMany(run => run).ToList();
        var name = Name.Length > 0 ? Name : "values";
        if (finite.Count == 0)
            return $"{name}: no data";
        var style = panel.Y.Style;
        return finite.Count == 1
            ? $"{name} {NumberText.Value(finite[0].Y, style)}"
            : $"{name} from {NumberText.Value(finite[0].Y, style)} to {NumberText.Value(finite[^1].Y, style)} over {finite.Count} points";
    }

    private List<List<(double X, double Y)>> Runs()
    {
        var runs = new List<List<(double X, double Y)>>();
        var inRun = false;
        foreach (var point in X.Zip(Y))
        {
            var finite = double.IsFinite(point.First) && double.IsFinite(point.Second);
            if (finite && !inRun)
                runs.Add([]);
            if (finite)
                runs[^1].Add(point);
            inRun = finite;
        }
        return runs;
    }
}
