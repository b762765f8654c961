namespace CourseKit.Plots;

/// <summary>Everything about a figure's look that is not data: a projector or dark theme is one more instance.</summary>
public sealed record Theme
{
    /// <summary>White paper, for notebooks and print.</summary>
    public static Theme Notebook { get; } = new();

    /// <summary>For the last row of a lecture hall: larger text, thicker lines, darker greys.</summary>
    public static Theme Projector { get; } = new()
    {
        FontSize = 17,
        LineWidth = 3.5,
        Text = Rgb.Parse("#101418"),
        Muted = Rgb.Parse("#333d47"),
        Grid = Rgb.Parse("#d3d9df"),
        AxisLine = Rgb.Parse("#6b7783"),
    };

    /// <summary>Light on dark, for dark notebooks. Every series colour keeps a contrast of at least 3 to the background.</summary>
    public static Theme Dark { get; } = new()
    {
        Background = Rgb.Parse("#15191e"),
        Text = Rgb.Parse("#eef2f6"),
        Muted = Rgb.Parse("#b3bfca"),
        Grid = Rgb.Parse("#2d353e"),
        AxisLine = Rgb.Parse("#73808d"),
        Good = Rgb.Parse("#56b4e9"),
        Bad = Rgb.Parse("#ff8a3d"),
        Palette =
        [
            Rgb.Parse("#56b4e9"), Rgb.Parse("#ff8a3d"), Rgb.Parse("#2fc79a"), Rgb.Parse("#e0a3c6"),
            Rgb.Parse("#f0e442"), Rgb.Parse("#6f9bff"), Rgb.Parse("#c9d1d9"),
        ],
    };

    /// <summary>Behind everything. Painted, so that a figure also reads on a dark page.</summary>
    public Rgb Background { get; init; } = Rgb.White;

    /// <summary>Titles and values.</summary>
    public Rgb Text { get; init; } = Rgb.Parse("#1f2933");

    /// <summary>Tick labels, captions and subtitles.</summary>
    public Rgb Muted { get; init; } = Rgb.Parse("#52606d");

    /// <summary>Grid lines and thin frames.</summary>
    public Rgb Grid { get; init; } = Rgb.Parse("#e4e7eb");

    /// <summary>Axis lines and tick marks.</summary>
    public Rgb AxisLine { get; init; } = Rgb.Parse("#9aa5b1");

    /// <summary>What went well.</summary>
    public Rgb Good { get; init; } = Rgb.Parse("#0072b2");

    /// <summary>What went wrong: differs from <see cref="Good"/> in hue and lightness for every kind of colour vision.</summary>
    public Rgb Bad { get; init; } = Rgb.Parse("#d55e00");

    /// <summary>CSS font list: fonts that a reader has, nothing is fetched.</summary>
    public string FontFamily { get; init; } = "Helvetica Neue, Helvetica, Arial, Segoe UI, DejaVu Sans, sans-serif";

    /// <summary>Tick labels and captions, in pixels; titles are multiples of it.</summary>
    public double FontSize { get; init; } = 12;

    /// <summary>Width of data lines, in pixels.</summary>
    public double LineWidth { get; init; } = 2;

    /// <summary>Series colours in order of use.</summary>
    /// <remarks>
    /// Okabe and Ito, Color universal design, 2008, in an order whose neighbours stay apart in greyscale;
    /// their yellow is left out because it does not read on white.
    /// </remarks>
    public IReadOnlyList<Rgb> Palette { get; init; } =
    [
        Rgb.Parse("#0072b2"), Rgb.Parse("#d55e00"), Rgb.Parse("#009e73"), Rgb.Parse("#cc79a7"),
        Rgb.Parse("#e69f00"), Rgb.Parse("#56b4e9"), Rgb.Parse("#4d4d4d"),
    ];

    /// <summary>Colours of a heatmap that names none.</summary>
    public Colormap Sequential { get; init; } = Colormap.Blues;

    internal double TitleSize => Math.Round(FontSize * 1.35, 1);

    internal double PanelTitleSize => Math.Round(FontSize * 1.1, 1);

    /// <summary>Text or paper colour, whichever is easier to read on <paramref name="background"/>.</summary>
    internal Rgb Readable(Rgb background) => Text.Contrast(background) >= Background.Contrast(background) ? Text : Background;
}
