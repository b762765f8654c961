using System.Text;
using CourseKit.Plots.Display;
using CourseKit.Plots.Plotly;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots;

/// <summary>
/// A figure as data: panels with traces, which any front end can show. It writes itself for plotly (interactive), as SVG (static,
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
    public string ToSvg() => SvgFigure.Render(this);

    /// <summary>The static picture for a page, with the alternative text.</summary>
    /// <returns>
    /// An <c>img</c> element with the SVG inside its address: in this form the sanitisers of JupyterLab let a picture through
    /// in a notebook that is not trusted, where they drop inline SVG.
    /// </returns>
    public string ToHtml() =>
        $"<img alt=\"{PlainText.Markup(Description)}\" style=\"max-width:100%;height:auto\" " +
        $"src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(ToSvg()))}\">";

    /// <summary>Writes the figure to a file, whole or not at all.</summary>
    /// <param name="path">Ends in .svg, .json (plotly) or .html (a page). An existing file is replaced; its folder must exist.</param>
    /// <exception cref="ArgumentException">The path ends in something else.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var content = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SVG" => ToSvg(),
            ".JSON" => ToPlotlyJson(),
            ".HTML" => $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{PlainText.Markup(Title)}</title></head>" +
                       $"<body>{ToHtml()}</body></html>\n",
            var other => throw new ArgumentException(
                $"Cannot save a figure as '{other}' ({path}): use a name that ends in .svg, .json or .html.", nameof(path)),
        };
        var target = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllText(temporary, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>One line: title and what the data say.</summary>
    public override string ToString() => $"[Figure] {Description}";

    private static double? Size(double? value, string name)
    {
        if (value is { } size && (!double.IsFinite(size) || size < 50 || size > 20_000))
            throw new ArgumentOutOfRangeException(name, size, $"{name} is in pixels, 50 to 20000; leave it null to fit the content.");
        return value;
    }

    private string Describe()
    {
        var panels = Panels.Select(panel =>
        {
            var data = panel.HasData ? string.Join("; ", panel.Traces.Select(t => t.Describe(panel))) : "no data";
            return panel.Title.Length > 0 ? $"{panel.Title}: {data}" : data;
        });
        var text = string.Join(". ", panels.Prepend(Subtitle).Prepend(Title).Where(part => part.Length > 0));
        return text.Length > 0 ? text + "." : "Empty figure.";
    }
}
