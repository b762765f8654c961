namespace CourseKit.Plots.Display;

/// <summary>The forms in which a notebook can show a <see cref="Figure"/>; the README of this folder says who picks which.</summary>
internal sealed class FigureFormatterSource
{
    public const string Plotly = "application/vnd.plotly.v1+json";
    public const string Html = "text/html";
    public const string Svg = "image/svg+xml";
    public const string Text = "text/plain";

    private readonly Formatter[] _formatters =
    [
        new Formatter(Plotly, figure => figure.ToPlotlyJson()),
        new Formatter(Html, figure => figure.ToHtml()),
        new Formatter(Svg, figure => figure.ToSvg()),
        new Formatter(Text, figure => figure.ToString()),
    ];

    /// <summary>Called by name, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private sealed class Formatter(string mimeType, Func<Figure, string> write)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Figure figure)
                return false;
            writer.Write(write(figure));
            return true;
        }
    }
}
