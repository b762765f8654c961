namespace CourseKit.Plots;

/// <summary>Where an axis is marked, and what the marks say.</summary>
/// <param name="Values">Positions in data units, rising.</param>
/// <param name="Labels">One text per position, all different.</param>
internal sealed record Ticks(IReadOnlyList<double> Values, IReadOnlyList<string> Labels)
{
    /// <summary>Ticks at multiples of 1, 2 or 5 times a power of ten, at most <paramref name="most"/> + 1 of them.</summary>
    /// <remarks>Heckbert, Nice numbers for graph labels, Graphics Gems, 1990.</remarks>
    public static Ticks Nice(Extent range, int most, NumberStyle style = NumberStyle.Plain, bool integers = false)
    {
        var step = Step.For(range.Length / Math.Max(1, most));
        if (integers && step.Exponent < 0)
            step = new Step(1, 0);
        var first = (long)Math.Ceiling((range.Min / step.Size) - 1e-9);
        var last = (long)Math.Floor((range.Max / step.Size) + 1e-9);
        var values = new List<double>();
        for (var k = first; k <= last; k++)
            values.Add(step.Multiple(k));
        return new Ticks(values, NumberText.Labels(values, step.Exponent, style));
    }

    /// <summary>Ticks at 0, 1, 2 … that carry names.</summary>
    public static Ticks Named(IReadOnlyList<string> names) => new([.. Enumerable.Range(0, names.Count).Select(i => (double)i)], names);

    /// <summary>The range moved outwards to the next ticks, so that data end within marked values.</summary>
    public static Extent Round(Extent range)
    {
        var step = Step.For(range.Length / 5);
        return new Extent(
            step.Multiple((long)Math.Floor((range.Min / step.Size) + 1e-9)),
            step.Multiple((long)Math.Ceiling((range.Max / step.Size) - 1e-9)));
    }

    /// <summary>Mantissa 1, 2 or 5 and a decimal exponent: multiples are exact to the last bit that decimal text shows.</summary>
    internal readonly record struct Step(int Mantissa, int Exponent)
    {
        public double Size => Multiple(1);

        public static Step For(double atLeast)
        {
            var exponent = (int)Math.Floor(Math.Log10(atLeast));
            foreach (var (mantissa, shift) in ((int, int)[])[(1, 0), (2, 0), (5, 0), (1, 1)])
            {
                var step = new Step(mantissa, exponent + shift);
                if (step.Size >= atLeast * (1 - 1e-9))
                    return step;
            }
            return new Step(2, exponent + 1);
        }

        // Dividing by a power of ten, not multiplying by its inexact inverse, gives 0.3 and not 0.30000000000000004.
        public double Multiple(long k) => Exponent >= 0
            ? k * (double)Mantissa * Math.Pow(10, Exponent)
            : Exponent >= -300 ? k * (double)Mantissa / Math.Pow(10, -Exponent) : k * (double)Mantissa * Math.Pow(10, Exponent);
    }
}
