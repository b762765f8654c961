using System.Text;
using CourseKit.Plots.Display;
using CourseKit.Plots.Pixels;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>
/// A figure as data: panels with traces, which any front end can show. It writes itself for plotly (interactive), as SVG and PNG (static,
/// for print) and as text. Change one with a <c>with</c> expression; <see cref="Figures"/> makes the common ones.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes =
    [FigureFormatterSource.Plotly, FigureFormatterSource.Html, FigureFormatterSource.Svg, FigureFormatterSource.Text])]
public sealed record Figure
{
    /// <summary>Stands on top; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Under the title: how to read the figure, or its result in one line.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Row by row.</summary>
    public IReadOnlyList<Panel> Panels { get; init => field = [.. value]; } = [];

    /// <summary>
    /// Positions of a slider; when there are any, they stand in place of <see cref="Panels"/>. Where nothing can slide, on paper
    /// and in SVG and PNG, up to twelve of them are shown at once.
    /// </summary>
    public IReadOnlyList<FigureStep> Steps { get; init => field = [.. value]; } = [];

    /// <summary>Panels in a row.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>In pixels; from the content when null.</summary>
    public double? Width { get; init => field = Size(value, nameof(Width)); }

    /// <summary>In pixels; from the content when null.</summary>
    public double? Height { get; init => field = Size(value, nameof(Height)); }

    /// <summary>Colours and font sizes.</summary>
    public Theme Theme { get; init; } = Theme.Notebook;

    /// <summary>What the picture says, for people who do not see it; written from the data when null.</summary>
    public string? AltText { get; init; }

    internal string Description => PlainText.Clean(AltText ?? Describe());

    /// <summary>The figure for plotly.js 1.58 and later: media type application/vnd.plotly.v1+json.</summary>
    /// <returns>A JSON object with <c>data</c>, <c>layout</c> and <c>config</c>; ASCII only.</returns>
    public string ToPlotlyJson() => PlotlyFigure.Render(this);

    /// <summary>The figure as a static, self-contained picture.</summary>
    /// <returns>An SVG 1.1 document that fetches nothing and contains no script.</returns>
    public string ToSvg() => SvgFigure.Render(Static);

    /// <summary>
    /// The figure for a page of one's own: the static picture, which turns interactive where the page has loaded plotly.js.
    /// </summary>
    /// <returns>An HTML fragment that fetches nothing.</returns>
    public string ToInteractiveHtml() => InteractiveHtml.Of(this);

    /// <summary>The static picture for a page, with the alternative text.</summary>
    /// <returns>
    /// An <c>img</c> element with the SVG inside its address: in this form the sanitisers of JupyterLab let a picture through
    /// in a notebook that is not trusted, where they drop inline SVG.
    /// </returns>
    public string ToHtml() =>
        $"<img alt=\"{PlainText.Markup(Description)}\" style=\"max-width:100%;height:auto\" " +
        $"src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(ToSvg()))}\">";

    /// <summary>The figure as pixels, drawn without fonts or libraries: the same on every machine.</summary>
    /// <param name="scale">Pixels of the picture for one of the figure: 2 suits today's screens and print.</param>
    /// <exception cref="ArgumentOutOfRangeException">scale is not above 0, or a side would be over 20 000 pixels.</exception>
    public Raster ToRaster(double scale = 2) => PixelCanvas.Render(Static, scale);

    /// <summary>The figure as a PNG file.</summary>
    /// <param name="scale">As in <see cref="ToRaster"/>.</param>
    public byte[] ToPng(double scale = 2) => Png.Encode(ToRaster(scale));

    /// <summary>Writes the figure to a file, whole or not at all.</summary>
    /// <param name="path">
    /// Ends in .svg, .png, .json (plotly) or .html (a page, interactive where it finds plotly.js). An existing file is replaced;
    /// its folder must exist.
    /// </param>
    /// <exception cref="ArgumentException">The path ends in something else.</exception>
    public void Save(string path) => FigureFile.Write(this, path);

    /// <summary>One line: title and what the data say.</summary>
    public override string ToString() => $"[Figure] {Description}";

    /// <summary>The figure without its slider: the steps beside each other, the first and the last among them.</summary>
    internal Figure Static
    {
        get
        {
            const int most = 12;
            if (Steps.Count == 0)
                return this;
            var shown = Math.Min(most, Steps.Count);
            var picks = Enumerable.Range(0, shown).Select(i => Steps[shown == 1 ? 0 : i * (Steps.Count - 1) / (shown - 1)]);
            var columns = Steps[0].Panels.Count > 1 ? Steps[0].Panels.Count : Math.Min(4, shown);
            return this with
            {
                Steps = [],
                Width = null,
                Height = null,
                Columns = columns,
                Panels = [.. picks.SelectMany(step => step.Panels.Select((panel, i) =>
                    i > 0 ? panel : panel with { Title = Joined(step, panel) }))],
            };

            static string Joined(FigureStep step, Panel panel) => panel.Title.Length > 0 ? $"{step.Label}: {panel.Title}" : step.Label;
        }
    }

    private static double? Size(double? value, string name)
    {
        if (value is { } size && (!double.IsFinite(size) || size < 50 || size > 20_000))
            throw new ArgumentOutOfRangeException(name, size, $"{name} is in pixels, 50 to 20000; leave it null to fit the content.");
        return value;
    }

    private string Describe()
    {
        var panels = Static.Panels.Select(panel =>
        {
            var data = panel.HasData ? string.Join("; ", panel.Traces.Select(t => t.Describe(panel))) : "no data";
            return panel.Title.Length > 0 ? $"{panel.Title}: {data}" : data;
        });
        var text = string.Join(". ", panels.Prepend(Subtitle).Prepend(Title).Where(part => part.Length > 0));
        return text.Length > 0 ? text + "." : "Empty figure.";
    }
}
