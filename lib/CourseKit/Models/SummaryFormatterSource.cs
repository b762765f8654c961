using System.Net;

namespace CourseKit.Models;

/// <summary>The forms in which a notebook can show a <see cref="Summary"/>; called by name, as for figures.</summary>
internal sealed class SummaryFormatterSource
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    private readonly Formatter[] _formatters = [new Formatter(Html, Table), new Formatter(Text, summary => summary.ToString())];

    /// <summary>Called by name, see <see cref="Plots.Display.TypeFormatterSourceAttribute"/>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static string Table(Summary summary)
    {
        var rows = summary.Rows();
        var html = new StringWriter();
        html.Write($"<table><caption>{WebUtility.HtmlEncode(summary.Title)}</caption><thead>");
        foreach (var (number, row) in rows.Index())
        {
            if (number == 1)
                html.Write("</thead><tbody>");
            var cell = number == 0 || number == rows.Count - 1 ? "th" : "td";
            html.Write("<tr>");
            foreach (var (column, value) in row.Index())
                html.Write($"<{cell} style=\"text-align:{(column == 3 ? "right" : "left")}\">{WebUtility.HtmlEncode(value)}</{cell}>");
            html.Write("</tr>");
        }
        html.Write("</tbody></table>");
        return html.ToString();
    }

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
