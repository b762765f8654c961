namespace CourseKit.Claims;

/// <summary>The forms in which a notebook can show a <see cref="ClaimTable"/>; called by name, as for figures.</summary>
internal sealed class ClaimTableFormatterSource
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    private readonly Formatter[] _formatters =
    [
        new(Html, table => table.ToHtml()),
        new(Text, table => table.ToString()),
    ];

    /// <summary>Called by name, see <see cref="Plots.Display.TypeFormatterSourceAttribute"/>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private sealed class Formatter(string mimeType, Func<ClaimTable, string> write)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not ClaimTable table)
                return false;
            writer.Write(write(table));
            return true;
        }
    }
}
