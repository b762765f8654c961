using System.Text.Json.Nodes;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>Points in order, joined by lines, marked by symbols, or both. NaN and infinities are gaps.</summary>
public sealed record LineTrace : Trace
{
    /// <summary>Above this many points symbols would run into each other, so they are left out of joined lines.</summary>
    private const int MostSymbols = 40;

    private const double BandOpacity = 0.18;

    private readonly Extent _yExtent;

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
        (XExtent, _yExtent) = (Extent.Of(finite.Select(p => p.First)), Extent.Of(finite.Select(p => p.Second)));
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

    /// <summary>Lower edge of a band around the line, as many values as points; needs <see cref="High"/>. Null for no band.</summary>
    public IReadOnlyList<double>? Low { get; init => field = Edge(value, nameof(Low)); }

    /// <summary>Upper edge of the band, for instance mean plus deviation over seeds.</summary>
    public IReadOnlyList<double>? High { get; init => field = Edge(value, nameof(High)); }

    internal override Extent XExtent { get; }

    internal override Extent YExtent => HasBand ? _yExtent.Union(Extent.Of(Low!)).Union(Extent.Of(High!)) : _yExtent;

    private bool HasBand => Low is not null && High is not null && !_yExtent.IsEmpty;

    internal bool HasSymbols => Symbols ?? (!Joined || X.Count <= MostSymbols);

    internal override void Draw(SvgPanel panel)
    {
        var (color, symbol) = panel.StyleOf(this);
        panel.Svg.BeginClip(panel.Plot.Grow(6));
        if (HasBand)
        {
            var corners = Band().Select(p => $"{NumberText.Pixel(panel.X(p.X))} {NumberText.Pixel(panel.Y(p.Y))}");
            panel.Svg.Path($"M{string.Join('L', corners)}Z", color.ToString(), opacity: BandOpacity);
        }
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
        if (HasBand)
            panel.AddArea(this, Band(), color, BandOpacity);
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

    private double[]? Edge(IReadOnlyList<double>? values, string name) =>
        values is null || values.Count == X.Count
            ? values?.ToArray()
            : throw new ArgumentException($"{name} needs one value for each of the {X.Count} points, got {values.Count}.", name);

    /// <summary>Once around the band: there along the upper edge, back along the lower.</summary>
    private IReadOnlyList<(double X, double Y)> Band()
    {
        var whole = Enumerable.Range(0, X.Count).Where(i => double.IsFinite(X[i] + Low![i] + High![i])).ToList();
        return [.. whole.Select(i => (X[i], High![i])), .. whole.AsEnumerable().Reverse().Select(i => (X[i], Low![i]))];
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
