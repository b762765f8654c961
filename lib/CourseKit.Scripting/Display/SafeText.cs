using System.Net;
using System.Text;

namespace CourseKit.Scripting.Display;

/// <summary>Text that every front end can take.</summary>
internal static class SafeText
{
    /// <summary>The text with halves of surrogate pairs replaced: messages are UTF-8, which has no such thing.</summary>
    public static string Of(string text)
    {
        int at = FirstLone(text, 0);
        if (at < 0)
            return text;
        var builder = new StringBuilder(text);
        for (; at >= 0; at = FirstLone(text, at + 1))
            builder[at] = '\uFFFD';
        return builder.ToString();
    }

    /// <summary>The text as HTML.</summary>
    public static string Html(string text) => WebUtility.HtmlEncode(Of(text));

    /// <summary>The beginning of the text, and how much more there is; never half a surrogate pair.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        int end = char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
        return $"{text.AsSpan(0, end)}... ({text.Length - end} more characters)";
    }

    private static int FirstLone(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                return i;
        }
        return -1;
    }
}
