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

    /// <summary>Vermilion over white to blue: signed values around 0, such as weights and gradients.</summary>
    public static Colormap Diverging { get; } = Of("#8c3b00", "#d55e00", "#f4b58a", "#f7f7f7", "#8fbfe0", "#0072b2", "#00405f");

    /// <summary>Dark violet over teal to yellow, lightness rising evenly: amounts where white must not mean nothing.</summary>
    public static Colormap Viridis { get; } = Of("#440154", "#433a83", "#2f6a8c", "#21908b", "#39b876", "#93d547", "#fde725");

    /// <summary>Black over purple and orange to pale yellow: heat laid over a picture.</summary>
    public static Colormap Heat { get; } = Of("#000004", "#3b0f6f", "#8c2980", "#dd4968", "#fd9f6c", "#fcfdbf");

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
