using System.Text;
using System.Text.RegularExpressions;

namespace CourseKit.Cli.Html;

/// <summary>
/// Colours C# for a page, when the page is made: comments, strings, numbers, keywords, types, methods. A lexer is enough for
/// that, and starting the compiler for it would take longer than the rest of the page.
/// </summary>
internal static partial class CSharpHighlighter
{
    private static readonly HashSet<string> Keywords =
    [
        .. ("abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do "
            + "double else enum event explicit extern false file finally fixed float for foreach get goto if implicit in init int "
            + "interface internal is lock long namespace new nint nuint null object operator out override params partial private "
            + "protected public readonly record ref required return sbyte scoped sealed set short sizeof stackalloc static string "
            + "struct switch this throw true try typeof uint ulong unchecked unsafe ushort using var virtual void volatile when where "
            + "while with yield").Split(' '),
    ];

    /// <summary>The code as HTML, escaped, with spans.</summary>
    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        int at = 0;
        foreach (Match token in Token().Matches(code))
        {
            html.Append(HtmlText.Escape(code[at..token.Index]));
            at = token.Index + token.Length;
            string text = HtmlText.Escape(token.Value);
            html.Append(Class(token, code) is { } style ? $"<span class=\"{style}\">{text}</span>" : text);
        }
        return html.Append(HtmlText.Escape(code[at..])).ToString();
    }

    private static string? Class(Match token, string code)
    {
        if (token.Groups["comment"].Success)
            return "c";
        if (token.Groups["directive"].Success)
            return "d";
        if (token.Groups["string"].Success)
            return "s";
        if (token.Groups["number"].Success)
            return "n";
        if (Keywords.Contains(token.Value))
            return "k";
        int after = token.Index + token.Length;
        bool isCalled = after < code.Length && code[after] == '(';
        bool isUpper = char.IsUpper(token.Value[0]);
        bool isConstructed = isUpper && code.AsSpan(0, token.Index).TrimEnd().EndsWith("new", StringComparison.Ordinal);
        bool isMember = token.Index > 0 && code[token.Index - 1] == '.';
        return isCalled && !isConstructed ? "m" : isUpper && !isMember ? "t" : null;
    }

    // Raw strings before verbatim before plain ones; a string without its end runs to the end of its line.
    [GeneratedRegex("""""""""
        (?<comment>//[^\n]*|/\*(?s:.*?)(?:\*/|\z))
        |(?<directive>(?m:^)[ \t]*\#[^\n]*)
        |(?<string>\$*(?<q>"{3,})(?s:.*?)\k<q>(?!")|(?:\$@|@\$|@)"(?:[^"]|"")*(?:"|\z)|\$?"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])+')
        |(?<number>\b(?:0[xX][\da-fA-F_]+|0[bB][01_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)[fFdDmMuUlL]*\b)
        |(?<word>@?[\p{L}_][\p{L}\p{N}_]*)
        """"""""", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}
