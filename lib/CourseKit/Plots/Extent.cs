namespace CourseKit.Plots;

/// <summary>A closed interval of data values; empty when Min is above Max.</summary>
internal readonly record struct Extent(double Min, double Max)
{
    /// <summary>Beyond this, differences of two values would overflow.</summary>
    private const double Largest = 1e300;

    public static Extent Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    public bool IsEmpty => Min > Max;

    public double Length => Max - Min;

    /// <summary>The finite values' interval: NaN and infinities are gaps in the data, not places on the axis.</summary>
    public static Extent Of(IEnumerable<double> values) => values.Aggregate(Empty, (extent, v) => extent.Include(v));

    public Extent Include(double value)
    {
        if (!double.IsFinite(value))
            return this;
        var v = Math.Clamp(value, -Largest, Largest);
        return new Extent(Math.Min(Min, v), Math.Max(Max, v));
    }

    public Extent Union(Extent other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    public Extent Padded(double share) => new(Min - (Length * share), Max + (Length * share));

    /// <summary>An interval that can be divided: a single value gets room around it, swapped ends are put in order.</summary>
    public Extent Widened()
    {
        var (low, high) = (Math.Clamp(Math.Min(Min, Max), -Largest, Largest), Math.Clamp(Math.Max(Min, Max), -Largest, Largest));
        var magnitude = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low > magnitude * 1e-9 && high - low > 1e-290)
            return new Extent(low, high);
        var room = magnitude > 1e-280 ? magnitude * 0.1 : 1;
        return new Extent(low - room, high + room);
    }
}
