using System.Text.RegularExpressions;

namespace CourseKit.Scripting.Compilation;

/// <summary>Reads lines that begin with <c>#</c> and are addressed to the session.</summary>
internal static partial class DirectiveParser
{
    /// <summary>The path of a <c>#r "path"</c>.</summary>
    /// <exception cref="DirectiveException">The line is not a directive that this session knows.</exception>
    public static string ReferencePath(string text)
    {
        var match = Reference().Match(text);
        if (!match.Success)
        {
            string word = text.Split(' ', '\t')[0];
            throw new DirectiveException($"{word} is not a directive that this session knows. It knows #r \"path/to/Library.dll\".");
        }
        string path = match.Groups["path"].Value;
        if (path.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            throw new DirectiveException(
                $"#r \"{path}\": this session loads assemblies from files, not packages. Restore the package in a project and refer to its file: #r \"path/to/Library.dll\".");
        }
        return path;
    }

    [GeneratedRegex("""^#\s*r\s+"(?<path>[^"]+)"\s*(//.*)?$""")]
    private static partial Regex Reference();
}

/// <summary>A directive that the session does not know or cannot obey.</summary>
internal sealed class DirectiveException(string message) : Exception(message);
