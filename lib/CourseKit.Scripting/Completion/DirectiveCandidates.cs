using System.Text.RegularExpressions;
using CourseKit.Scripting.Directives;

namespace CourseKit.Scripting.Completion;

/// <summary>Lines that begin with <c>#</c>: the directives, and the files that they name.</summary>
internal static partial class DirectiveCandidates
{
    private static readonly string[] OfCompiler =
        ["#if", "#elif", "#else", "#endif", "#define", "#undef", "#region", "#endregion", "#nullable", "#pragma", "#warning", "#error"];

    /// <summary>Where the text to replace begins, and the candidates; null when the cursor is not in such a line.</summary>
    public static (int Start, IEnumerable<Candidate> Candidates)? At(string code, int cursor, string baseDirectory)
    {
        int lineStart = cursor == 0 ? 0 : code.LastIndexOf('\n', cursor - 1) + 1;
        string line = code[lineStart..cursor];
        int hash = line.Length - line.TrimStart().Length;
        if (hash >= line.Length || line[hash] != '#')
            return null;
        if (FileName().Match(line) is { Success: true } file)
        {
            string extensions = file.Groups["word"].Value == "r" ? ".dll" : ".cs .csx";
            string path = file.Groups["path"].Value;
            int nameStart = path.LastIndexOfAny(['/', '\\']) + 1;
            return (cursor - path.Length + nameStart, Files(path[..nameStart], baseDirectory, extensions.Split(' ')));
        }
        return line[hash..].Contains(' ') || line.Contains('"')
            ? (cursor, [])
            : (lineStart + hash, KnownDirectives.All.Select(k => new Candidate(k.Name, "keyword", Rank.Near, () => k.Syntax))
                .Concat(OfCompiler.Select(Candidate.Keyword)));
    }

    private static IEnumerable<Candidate> Files(string folder, string baseDirectory, string[] extensions)
    {
        if (folder.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return [];
        var directory = new DirectoryInfo(Path.Combine(baseDirectory, folder.Replace('\\', '/')));
        try
        {
            return [.. directory.EnumerateFileSystemInfos()
                .Where(f => !f.Name.StartsWith('.') && (f is DirectoryInfo || extensions.Contains(f.Extension)))
                .Select(f => f is DirectoryInfo
                    ? new Candidate(f.Name + "/", "folder", Rank.Far, static () => "")
                    : new Candidate(f.Name, "file", Rank.Near, static () => ""))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];  // no such folder yet
        }
    }

    [GeneratedRegex("""^\s*#(?<word>r|load)\s+"(?<path>[^"]*)$""")]
    private static partial Regex FileName();
}
