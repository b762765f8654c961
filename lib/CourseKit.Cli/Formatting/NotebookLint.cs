using System.Globalization;
using System.Text.RegularExpressions;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Presenting.Parameters;
using Kit = CourseKit.Claims.Claims;

namespace CourseKit.Cli.Formatting;

/// <summary>The rules of the course's notebooks that a machine can check.</summary>
internal static partial class NotebookLint
{
    private const int LongestCell = 20;
    private const int LongestExerciseCell = 60;
    private const int FewestExercises = 4;
    private static readonly string[] HeadParts = ["You will", "You need", "Time:"];

    /// <summary>What is wrong with a notebook, one sentence each.</summary>
    public static IEnumerable<string> Of(Notebook notebook) =>
        [.. Ids(notebook), .. Lengths(notebook), .. Head(notebook), .. Pictures.InText(notebook), .. Formulas(notebook),
            .. ExerciseLint.Of(notebook),
            .. Number(notebook), .. Homes(notebook), .. Parameters(notebook)];

    private static IEnumerable<string> Ids(Notebook notebook)
    {
        var ids = notebook.Cells.Select(cell => (string?)cell.Json["id"] ?? "").ToList();
        foreach (var id in ids.Where(id => !Id().IsMatch(id)))
            yield return $"cell id \"{id}\" may hold only letters, digits, - and _, at most 64.";
        foreach (var id in ids.Where(id => Generated().IsMatch(id)))
            yield return $"cell id \"{id}\" is a generated one; give the cell a name.";
        foreach (var id in ids.GroupBy(id => id).Where(group => group.Count() > 1))
            yield return $"{id.Count()} cells have the id \"{id.Key}\".";
    }

    private static IEnumerable<string> Lengths(Notebook notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.IsCode))
        {
            var lines = cell.Source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));
            var most = cell.Json["metadata"]?["nbgrader"] is not null || IsSetup(cell) ? LongestExerciseCell : LongestCell;
            if (lines > most)
                yield return $"cell {cell.Json["id"]} has {lines} lines of code; at most {most}: what is longer belongs into the library.";
        }
    }

    private static IEnumerable<string> Head(Notebook notebook)
    {
        if (notebook.Cells.Count < 2)
        {
            yield return "it has no head and no setup cell.";
            yield break;
        }
        var head = notebook.Cells[0];
        if (head.Kind != "markdown" || !head.Source.StartsWith("# ", StringComparison.Ordinal))
            yield return "the first cell must be Markdown and begin with the title, \"# ...\".";
        foreach (var part in HeadParts.Where(part => !head.Source.Contains(part, StringComparison.Ordinal)))
            yield return $"the head cell does not say \"{part}\".";
        if (!IsSetup(notebook.Cells[1]) || !notebook.Cells[1].Source.StartsWith("#r ", StringComparison.Ordinal))
            yield return "the second cell must be the setup: tagged \"setup\", and beginning with #r.";
    }

    // Front ends differ in what they make of a formula in running text that goes over the end of a line.
    private static IEnumerable<string> Formulas(Notebook notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == "markdown"))
        {
            var text = NoFormula().Replace(cell.Source, "");
            foreach (Match formula in InlineFormula().Matches(text).Where(match => match.Value.Contains('\n', StringComparison.Ordinal)))
                yield return $"cell {cell.Json["id"]}: the formula {formula.Value.ReplaceLineEndings(" ")} goes over two lines; keep it " +
                    "on one.";
        }
    }

    private static IEnumerable<string> Number(Notebook notebook)
    {
        var exercises = ExerciseLint.Count(notebook);
        if (Taught(notebook) && exercises < FewestExercises)
            yield return $"it has {exercises} exercises; at least {FewestExercises}.";
    }

    private static IEnumerable<string> Parameters(Notebook notebook) =>
        from cell in notebook.CodeCells
        from problem in ParameterReader.Read(cell.Source).Problems
        select $"cell {cell.Json["id"]}, line {problem.Line}: {problem.Message}";

    private static IEnumerable<string> Homes(Notebook notebook)
    {
        var claims = Kit.All.Where(claim => claim.Notebook == notebook.Name).ToList();
        if (claims.Count == 0)
            yield break;
        var text = string.Join('\n', notebook.Cells.Where(cell => cell.Kind == "markdown").Select(cell => cell.Source));
        var sections = Heading().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var claim in claims.Where(claim => !sections.Contains(claim.Section)))
            yield return $"claim {claim.Id} is at home in section {claim.Section}, which does not exist.";
        var named = Named(notebook.Cells[0].Source);
        foreach (var claim in claims.Where(claim => !named.Contains(claim.Id)))
            yield return $"the head cell does not name claim {claim.Id} after \"From the lectures\".";
        if (!notebook.CodeCells.Any(cell => cell.Source.Contains($"Claims.Table(\"{notebook.Name[..2]}\"", StringComparison.Ordinal)))
            yield return $"there is no closing table, Claims.Table(\"{notebook.Name[..2]}\").";
    }

    // "A12, C1 to C9" names A12 and nine of C.
    private static HashSet<string> Named(string head)
    {
        var at = head.IndexOf("From the lectures", StringComparison.Ordinal);
        var text = at < 0 ? "" : head[at..];
        var ids = Mention().Matches(text).Select(match => match.Value).ToHashSet();
        foreach (Match range in Range().Matches(text))
        {
            var (from, to) = (int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture), int.Parse(range.Groups[3].Value,
                CultureInfo.InvariantCulture));
            ids.UnionWith(Enumerable.Range(from, Math.Max(0, to - from + 1)).Select(number => range.Groups[1].Value + number));
        }
        return ids;
    }

    private static bool Taught(Notebook notebook) => TaughtName().IsMatch(notebook.Name);

    private static bool IsSetup(NotebookCell cell) =>
        cell.Json["metadata"]?["tags"]?.AsArray().Any(tag => (string?)tag == "setup") ?? false;

    // code, and formulas on lines of their own
    [GeneratedRegex(@"```.*?```|`[^`\n]*`|\$\$.*?\$\$", RegexOptions.Singleline)]
    private static partial Regex NoFormula();

    [GeneratedRegex(@"(?<!\\)\$[^$]+(?<!\\)\$")]
    private static partial Regex InlineFormula();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Id();

    [GeneratedRegex("^([0-9a-f]{8}|cell-[0-9]+(-2)*|[0-9a-f]{8}-[0-9a-f-]{27})$")]
    private static partial Regex Generated();

    [GeneratedRegex(@"^##+ (\d+\.\d+)\b", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\b[A-E][0-9]{1,2}\b")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b([A-E])([0-9]{1,2})\s*(?:to|–|-)\s*\1([0-9]{1,2})\b")]
    private static partial Regex Range();

    [GeneratedRegex("^(0[1-9]|1[0-2])-")]
    private static partial Regex TaughtName();
}
