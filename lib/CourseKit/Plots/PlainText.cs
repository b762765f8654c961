using System.Text;

namespace CourseKit.Plots;

/// <summary>Text from anywhere made fit for XML, JSON and plotly's pseudo-HTML.</summary>
internal static class PlainText
{
    /// <summary>One line of valid Unicode: control characters become spaces, lone surrogates and non-characters U+FFFD.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())     // yields U+FFFD for a lone surrogate
        {
            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
                clean.Append(' ');
            else
                clean.Append((rune.Value & 0xFFFE) == 0xFFFE ? "\uFFFD" : rune.ToString());
        }
        return clean.ToString();
    }

    /// <summary>Cleaned and escaped for XML and HTML, content and attribute values alike.</summary>
    public static string Markup(string? text) => Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);
}
