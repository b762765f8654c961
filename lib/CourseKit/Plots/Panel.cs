namespace CourseKit.Plots;

/// <summary>One coordinate system with what is drawn in it.</summary>
public sealed record Panel
{
    /// <summary>Stands above the panel; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Horizontal axis.</summary>
    public Axis X { get; init; } = new();

    /// <summary>Vertical axis.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>Drawn in this order, so the last is on top.</summary>
    public IReadOnlyList<Trace> Traces { get; init => field = [.. value]; } = [];

    /// <summary>Words at places in the data, each joined to its place by a thin line.</summary>
    public IReadOnlyList<Annotation> Annotations { get; init => field = [.. value]; } = [];

    /// <summary>Dashed lines across the panel: a chance level, a mean, a limit.</summary>
    public IReadOnlyList<ReferenceLine> Lines { get; init => field = [.. value]; } = [];

    /// <summary>One unit is as long across as it is up: pixels and cells are square.</summary>
    public bool EqualUnits { get; init; }

    internal bool HasData => Traces.Any(t => !t.XExtent.IsEmpty && !t.YExtent.IsEmpty);

    internal (Extent X, Extent Y) Ranges() => (Range(X, t => t.XExtent, across: true), Range(Y, t => t.YExtent, across: false));

    private Extent Range(Axis axis, Func<Trace, Extent> extentOf, bool across)
    {
        var extent = Traces.Aggregate(Extent.Empty, (sum, t) => sum.Union(extentOf(t)));
        if (extent.IsEmpty)
            extent = new Extent(0, 1);
        if (!Traces.All(t => t.FillsPanel))
            extent = Lines.Where(line => line.Vertical == across).Aggregate(extent, (sum, line) => sum.Include(line.At));
        if (axis is { Min: null, Max: null } && Traces.All(t => t.FillsPanel))
            return extent;
        if (axis.Categories is { Count: > 0 } names)
            return new Extent(-0.5, names.Count - 0.5);
        var free = across ? extent.Widened().Padded(0.03) : Ticks.Round(extent.Widened());
        // Bars stand on the axis line, not beside it.
        if (across && extent is { Min: 0, Max: > 0 } && Traces.All(t => t is BarTrace { Horizontal: true }))
            free = new Extent(0, free.Max);
        if (axis.Style == NumberStyle.Percent && extent is { Min: >= 0, Max: <= 1 })
            free = new Extent(Math.Max(free.Min, 0), Math.Min(free.Max, 1));     // no share lies outside
        return new Extent(axis.Min ?? free.Min, axis.Max ?? free.Max).Widened();
    }
}
