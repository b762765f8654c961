using System.Text.RegularExpressions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Formatting;

/// <summary>Pictures that tell nothing to who does not see them.</summary>
internal static partial class Pictures
{
    /// <summary>Markdown pictures without a description in the notebook's own text.</summary>
    public static IEnumerable<string> InText(Notebook notebook) => notebook.Cells
        .Where(cell => cell.Kind == "markdown" && (EmptyMarkdown().IsMatch(cell.Source) || Images(cell.Source).Any()))
        .Select(cell => $"cell {Id(cell)}: a picture has no description; write ![what it shows](file).");

    /// <summary>Pictures in outputs: img without alt, svg without title or label.</summary>
    public static IEnumerable<string> Undescribed(Notebook notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.IsCode))
        {
            foreach (var output in cell.Outputs)
            {
                if (output?["data"]?["text/html"] is not { } html || NotebookText.Join(html) is not { } text)
                    continue;
                if (Images(text).Any())
                    yield return $"cell {Id(cell)}: a picture in its output has no alt text.";
                if (Svg().Matches(text).Any(svg => !Described().IsMatch(svg.Value)))
                    yield return $"cell {Id(cell)}: a drawing in its output has no title, label or role.";
            }
        }
    }

    private static string Id(NotebookCell cell) => (string?)cell.Json["id"] ?? "?";

    private static IEnumerable<Match> Images(string text) => Image().Matches(text).Where(match => !Alt().IsMatch(match.Value));

    [GeneratedRegex(@"!\[\s*\]\(")]
    private static partial Regex EmptyMarkdown();

    [GeneratedRegex("<img\\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Image();

    [GeneratedRegex("\\balt=([\"'])[^\"']+\\1", RegexOptions.IgnoreCase)]
    private static partial Regex Alt();

    // the opening tag and a little of what follows, where the title stands
    [GeneratedRegex("<svg\\b[^>]*>.{0,400}", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex("aria-label|aria-hidden|<title|<desc|role=", RegexOptions.IgnoreCase)]
    private static partial Regex Described();
}
