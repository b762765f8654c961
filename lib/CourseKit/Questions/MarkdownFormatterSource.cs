namespace CourseKit.Questions;

/// <summary>Shows a <see cref="Question"/> or a <see cref="Reply"/> as rendered Markdown; called by name, as for figures.</summary>
internal sealed class MarkdownFormatterSource
{
    public const string Markdown = "text/markdown";
    public const string Text = "text/plain";

    private readonly Formatter[] _formatters = [new(Markdown, value => value.ToString()!), new(Text, value => value.ToString()!)];

    /// <summary>Called by name, see <see cref="Plots.Display.TypeFormatterSourceAttribute"/>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private sealed class Formatter(string mimeType, Func<object, string> write)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not (Question or Reply))
                return false;
            writer.Write(write(instance));
            return true;
        }
    }
}
