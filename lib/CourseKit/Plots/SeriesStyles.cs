namespace CourseKit.Plots;

/// <summary>Colour and symbol of every trace of a figure: a name looks the same in all panels.</summary>
internal sealed class SeriesStyles
{
    private readonly Dictionary<Trace, (Rgb Color, int Symbol)> _styles = new(ReferenceEqualityComparer.Instance);

    public SeriesStyles(Figure figure)
    {
        var palette = figure.Theme.Palette;
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var panel in figure.Panels)
        {
            var unnamed = 0;
            foreach (var trace in panel.Traces)
            {
                var index = 0;
                if (trace.IsSeries && (trace.Name.Length == 0 || !named.TryGetValue(trace.Name, out index)))
                    index = trace.Name.Length == 0 ? unnamed++ : named[trace.Name] = named.Count;
                // Past the palette's end colours repeat; the symbols move on by one, so that no two series look the same.
                var color = trace.Color ?? palette[index % palette.Count];
                var symbol = index + (index / palette.Count);
                if (_styles.TryAdd(trace, (color, symbol)) && trace is { IsSeries: true, Name.Length: > 0, YExtent.IsEmpty: false } &&
                    Legend.TrueForAll(entry => entry.Name != trace.Name))
                    Legend.Add(trace);
            }
        }
        // One series needs no key: the panel's title or axis says what it is.
        if (Legend.Count == 1)
            Legend.Clear();
    }

    /// <summary>The first trace with data of every name, in order of appearance.</summary>
    public List<Trace> Legend { get; } = [];

    public (Rgb Color, int Symbol) this[Trace trace] => _styles[trace];
}
