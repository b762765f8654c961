using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Directives;

/// <summary>A line that begins with <c>#</c> and is addressed to the session, such as <c>#!share --from fsharp x</c>.</summary>
/// <param name="Name">Its first word, such as <c>#r</c> or <c>#!share</c>.</param>
/// <param name="Arguments">The words after it; text in quotes is one word, without the quotes.</param>
/// <param name="Span">Where it is in the cell.</param>
internal sealed partial record DirectiveLine(string Name, IReadOnlyList<string> Arguments, TextSpan Span)
{
    public static DirectiveLine Parse(string text, TextSpan span)
    {
        var words = Word().Matches(text).Select(m => m.Groups["quoted"] is { Success: true } quoted ? quoted.Value : m.Value).ToList();
        // `#r"a.dll"` and `# r "a.dll"` mean what they look like.
        string name = words[0] == "#" && words.Count > 1 ? "#" + words[1] : words[0];
        int comment = words.FindIndex(w => w.StartsWith("//", StringComparison.Ordinal));
        var arguments = words.Take(comment > 0 ? comment : words.Count).Skip(words[0] == "#" ? 2 : 1);
        return new(name, [.. arguments], span);
    }

    /// <summary>The word after an option such as <c>--from</c>; null when it is not given.</summary>
    public string? Option(string name)
    {
        for (int i = 0; i + 1 < Arguments.Count; i++)
        {
            if (Arguments[i] == name)
                return Arguments[i + 1];
        }
        return null;
    }

    /// <summary>The words that neither begin with <c>--</c> nor belong to one that does.</summary>
    public IEnumerable<string> Positional =>
        Arguments.Where(
            (a, i) => !a.StartsWith("--", StringComparison.Ordinal)
            && (i == 0 || !Arguments[i - 1].StartsWith("--", StringComparison.Ordinal)));

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|[^\\s\"]+")]
    private static partial Regex Word();
}

/// <summary>A directive that the session does not know or cannot obey.</summary>
internal sealed class DirectiveException(string message) : Exception(message);
