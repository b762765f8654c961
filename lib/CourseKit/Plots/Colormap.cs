namespace CourseKit.Plots;

/// <summary>Colours for numbers: evenly spaced stops with straight lines between them.</summary>
/// <param name="Stops">At least two colours, from the lowest value to the highest.</param>
public sealed record Colormap(IReadOnlyList<Rgb> Stops)
{
    /// <summary>White to deep blue: amounts.</summary>
    public static Colormap Blues { get; } = Of("#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b");

    /// <summary>White to dark vermilion: mistakes.</summary>
    public static Colormap Oranges { get; } = Of("#ffffff", "#fdd0a2", "#fd8d3c", "#d94801", "#7f2704");

    /// <summary>Paper to cool grey: what is as it should be, and must not shout.</summary>
    public static Colormap Greys { get; } = Of("#eef1f4", "#d5dce3", "#bcc7d1");

    /// <summary>Black to white: raw pixels.</summary>
    public static Colormap Grayscale { get; } = Of("#000000", "#ffffff");

    /// <summary>A colormap from <c>#rrggbb</c> stops.</summary>
    /// <param name="stops">At least two colours.</param>
    /// <exception cref="ArgumentException">Fewer than two stops.</exception>
    public static Colormap Of(params string[] stops)
    {
        ArgumentNullException.ThrowIfNull(stops);
        if (stops.Length < 2)
            throw new ArgumentException($"A colormap needs at least two colours, got {stops.Length}.", nameof(stops));
        return new Colormap([.. stops.Select(Rgb.Parse)]);
    }

    /// <summary>The colour at <paramref name="share"/> of the range.</summary>
    /// <param name="share">0…1; values outside are clamped, NaN gives the lowest colour.</param>
    public Rgb At(double share)
    {
        var position = (double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1)) * (Stops.Count - 1);
        var i = Math.Min((int)position, Stops.Count - 2);
        return Stops[i].Mix(Stops[i + 1], position - i);
    }
}
