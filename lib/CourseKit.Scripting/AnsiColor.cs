using System.Text.RegularExpressions;

namespace CourseKit.Scripting;

/// <summary>The few terminal colours that tracebacks use.</summary>
public static partial class AnsiColor
{
    internal static string Red(string text) => $"\e[31m{text}\e[0m";

    internal static string Cyan(string text) => $"\e[36m{text}\e[0m";

    internal static string Gray(string text) => $"\e[90m{text}\e[0m";

    /// <summary>Text without its terminal escape sequences.</summary>
    /// <param name="text">Text that may hold colours.</param>
    public static string Strip(string text) => EscapeSequence().Replace(text, "");

    [GeneratedRegex(@"\e\[[0-9;?]*[ -/]*[@-~]|\e\][^\a\e]*(\a|\e\\)")]
    private static partial Regex EscapeSequence();
}
