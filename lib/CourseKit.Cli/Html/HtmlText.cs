using System.Text;

namespace CourseKit.Cli.Html;

/// <summary>Text into HTML.</summary>
internal static class HtmlText
{
    /// <summary>Text for element content or a quoted attribute.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>Terminal text with its colours as spans; other escape sequences are dropped.</summary>
    public static string FromAnsi(string text)
    {
        var html = new StringBuilder();
        bool isOpen = false;
        int at = 0;
        while (at < text.Length)
        {
            int escape = text.IndexOf('\e', at);
            html.Append(Escape(text[at..(escape < 0 ? text.Length : escape)]));
            if (escape < 0)
                break;
            int end = escape + 1;
            if (end < text.Length && text[end] == '[')
            {
                for (end++; end < text.Length && text[end] is < '@' or > '~'; end++)
                {
                }
            }
            if (end < text.Length && text[end] == 'm')
            {
                html.Append(isOpen ? "</span>" : "");
                string? style = Style(text[(escape + 2)..end]);
                html.Append(style is null ? "" : $"<span class=\"{style}\">");
                isOpen = style is not null;
            }
            at = end + 1;
        }
        return html.Append(isOpen ? "</span>" : "").ToString();
    }

    private static string? Style(string codes)
    {
        string[] names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
        var styles = codes.Split(';').Select(c => int.TryParse(c, out int code) ? code : 0).Select(code => code switch
        {
            1 => "ansi-bold",
            >= 30 and <= 37 => "ansi-" + names[code - 30],
            >= 90 and <= 97 => code == 90 ? "ansi-gray" : "ansi-" + names[code - 90],
            _ => null,
        }).OfType<string>().ToList();
        return styles.Count == 0 ? null : string.Join(' ', styles);
    }
}
