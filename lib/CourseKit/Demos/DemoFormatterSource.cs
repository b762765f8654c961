namespace CourseKit.Demos;

/// <summary>The forms in which a notebook can show a <see cref="Demo"/>; called by name, as for figures.</summary>
internal sealed class DemoFormatterSource
{
    public const string Html = "text/html";
    public const string Svg = "image/svg+xml";
    public const string Text = "text/plain";

    private readonly Formatter[] _formatters =
    [
        new(Html, demo => demo.ToHtml()),
        new(Svg, demo => demo.ToSvg()),
        new(Text, demo => demo.ToString()),
    ];

    /// <summary>Called by name, see <see cref="Plots.Display.TypeFormatterSourceAttribute"/>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private sealed class Formatter(string mimeType, Func<Demo, string> write)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Demo demo)
                return false;
            writer.Write(write(demo));
            return true;
        }
    }
}
