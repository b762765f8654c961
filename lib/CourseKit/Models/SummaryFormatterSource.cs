namespace CourseKit.Models;

/// <summary>The forms in which a notebook can show a <see cref="Summary"/>; called by name, as for figures.</summary>
internal sealed class SummaryFormatterSource
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    private readonly Formatter[] _formatters =
    [
        new(Html, summary => new SummaryTable(summary).ToHtml()),
        new(Text, summary => summary.ToString()),
    ];

    /// <summary>Called by name, see <see cref="Plots.Display.TypeFormatterSourceAttribute"/>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private sealed class Formatter(string mimeType, Func<Summary, string> write)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Summary summary)
                return false;
            writer.Write(write(summary));
            return true;
        }
    }
}
