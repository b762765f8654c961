using System.Diagnostics.CodeAnalysis;

namespace CourseKit.Cli.Grading.Source;

/// <summary>The marked parts of an instructor's cells: solutions and hidden checks, each between two comment lines.</summary>
internal static class Regions
{
    public const string BeginSolution = "// BEGIN SOLUTION", EndSolution = "// END SOLUTION";
    public const string BeginHidden = "// BEGIN HIDDEN TESTS", EndHidden = "// END HIDDEN TESTS";

    /// <summary>What stands in place of a solution in a student's copy; nbgrader_config.py has the same.</summary>
    public const string Stub = "// TODO: your code here\nthrow new NotImplementedException();";

    /// <summary>Whether the text has a solution to replace.</summary>
    public static bool HasSolution(string source) => Lines(source).Any(line => IsMark(line, BeginSolution));

    /// <summary>Whether the text has hidden checks.</summary>
    public static bool HasHidden(string source) => Lines(source).Any(line => IsMark(line, BeginHidden));

    /// <summary>The text with every solution, its marks included, replaced by a body with the marks' indent.</summary>
    /// <exception cref="CourseKitException">A mark has no partner.</exception>
    public static string ReplaceSolution(string source, string body) =>
        Rewrite(source, BeginSolution, EndSolution, indent => Lines(body).Select(line => line.Length == 0 ? line : indent + line));

    /// <summary>The text without hidden checks and their marks.</summary>
    /// <exception cref="CourseKitException">A mark has no partner.</exception>
    public static string RemoveHidden(string source) => Rewrite(source, BeginHidden, EndHidden, _ => []);

    /// <summary>For each line, whether it lies between hidden marks (the marks included).</summary>
    public static bool[] HiddenLines(string source)
    {
        var inside = false;
        return [.. Lines(source).Select(line =>
        {
            if (IsMark(line, BeginHidden))
                return inside = true;
            var hidden = inside;
            inside &= !IsMark(line, EndHidden);
            return hidden;
        })];
    }

    [SuppressMessage("Globalization", "CA1307", Justification = "A character.")]
    public static string[] Lines(string source) => source.ReplaceLineEndings("\n").Split('\n');

    private static string Rewrite(string source, string begin, string end, Func<string, IEnumerable<string>> replacement)
    {
        var kept = new List<string>();
        var inside = false;
        foreach (var line in Lines(source))
        {
            if (IsMark(line, begin))
            {
                if (inside)
                    throw new CourseKitException($"\"{begin}\" stands twice without \"{end}\" between.");
                inside = true;
                kept.AddRange(replacement(line[..^line.TrimStart().Length]));
            }
            else if (IsMark(line, end))
            {
                if (!inside)
                    throw new CourseKitException($"\"{end}\" has no \"{begin}\" before it.");
                inside = false;
            }
            else if (!inside)
            {
                kept.Add(line);
            }
        }
        return inside ? throw new CourseKitException($"\"{begin}\" has no \"{end}\" after it.") : string.Join('\n', kept);
    }

    private static bool IsMark(string line, string mark) => line.Trim() == mark;
}
