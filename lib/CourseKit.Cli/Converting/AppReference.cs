using System.Text.RegularExpressions;

namespace CourseKit.Cli.Converting;

/// <summary>What <c>#r</c> becomes in a file-based app: a package, or the project that the file comes from.</summary>
internal static partial class AppReference
{
    private const int MaxLevels = 6;

    /// <summary>The line of the app, or null and why there is none.</summary>
    /// <param name="line">Such as <c>#r "nuget: Id, Version"</c>.</param>
    /// <param name="from">The notebook's folder.</param>
    /// <param name="to">The app's folder.</param>
    public static (string? Directive, string? Note) Of(string line, string from, string to)
    {
        string target = Quoted().Match(line).Groups["target"].Value;
        if (target.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            var parts = target["nuget:".Length..].Split(',', StringSplitOptions.TrimEntries);
            return ($"#:package {parts[0]}@{(parts.Length > 1 ? parts[1] : "*")}", null);
        }
        string dll = Path.GetFullPath(target.Replace('\\', '/'), from);
        string project = Path.GetFileNameWithoutExtension(dll) + ".csproj";
        string? folder = Path.GetDirectoryName(dll);
        for (int level = 0; folder is not null && level < MaxLevels; level++, folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, project);
            if (File.Exists(candidate))
                return ($"#:project {Path.GetRelativePath(to, candidate).Replace('\\', '/')}", null);
        }
        return (null, $"{line}: a file-based app refers to packages and projects, not to files, "
            + $"and there is no {project} above {dll}. Add a #:project or #:package line.");
    }

    [GeneratedRegex("\"(?<target>[^\"]*)\"")]
    private static partial Regex Quoted();
}
