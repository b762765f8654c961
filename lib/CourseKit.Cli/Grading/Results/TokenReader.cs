using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Cli.Grading.Results;

/// <summary>
/// Cuts C# into numbers that stand for its tokens: all names are alike; keywords, literals and signs are not; spaces and comments are left
/// out. It is no compiler: it must get through whatever a student wrote, in linear time and without recursion, in the grader's own process.
/// </summary>
internal static class TokenReader
{
    private const int Name = 1;

    public static IEnumerable<int> Read(string code)
    {
        for (var at = 0; at < code.Length;)
        {
            int from = at;
            char c = code[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c == '/' && Next(code, at) == '/')
            {
                at = EndOr(code, code.IndexOf('\n', at), 0);
            }
            else if (c == '/' && Next(code, at) == '*')
            {
                at = EndOr(code, code.IndexOf("*/", at + 2, StringComparison.Ordinal), 2);
            }
            else if (IsLetter(c) || char.IsAsciiDigit(c))
            {
                while (at < code.Length && (IsLetter(code[at]) || char.IsAsciiDigit(code[at])))
                    at++;
                string word = code[from..at];
                yield return IsLetter(c) && SyntaxFacts.GetKeywordKind(word) == SyntaxKind.None ? Name : Of(word);
            }
            else if (c is '"' or '\'')
            {
                at = EndOfText(code, at);
                yield return Of(code[from..at]);
            }
            else
            {
                at++;
                yield return c;
            }
        }
    }

    /// <summary>After the quote that closes a text, or the end of the line.</summary>
    private static int EndOfText(string code, int at)
    {
        for (int i = at + 1; i < code.Length && code[i] != '\n'; i++)
        {
            if (code[i] == code[at])
                return i + 1;
            if (code[i] == '\\')
                i++;
        }
        return EndOr(code, code.IndexOf('\n', at), 0);
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || c == '_';

    private static char Next(string code, int at) => at + 1 < code.Length ? code[at + 1] : '\0';

    private static int EndOr(string code, int found, int length) => found < 0 ? code.Length : found + length;

    private static int Of(string text) => text.GetHashCode(StringComparison.Ordinal);
}
