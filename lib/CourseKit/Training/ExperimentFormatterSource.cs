using CourseKit.Plots;

namespace CourseKit.Training;

/// <summary>An experiment's table in notebooks.</summary>
internal sealed class ExperimentFormatterSource
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    private readonly Formatter[] _formatters = [new Formatter(Html, ToHtml), new Formatter(Text, result => result.ToString())];

    /// <summary>Called by name, see <see cref="Plots.Display.TypeFormatterSourceAttribute"/>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static string ToHtml(ExperimentResult result)
    {
        var rows = result.Table();
        var body = string.Concat(rows.Skip(1).Select(row => Row(row, "td")));
        return $"<table><thead>{Row(rows[0], "th")}</thead><tbody>{body}</tbody></table>";
    }

    private static string Row(string[] cells, string tag) => $"<tr>{string.Concat(cells.Select((cell, i) =>
        $"<{tag} style=\"text-align:{(i == 0 ? "left" : "right")}\">{PlainText.Markup(cell)}</{tag}>"))}</tr>";

    private sealed class Formatter(string mimeType, Func<ExperimentResult, string> write)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not ExperimentResult result)
                return false;
            writer.Write(write(result));
            return true;
        }
    }
}
