using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Slides;

/// <summary>
/// Which cells stand together on a slide: by the usual <c>slideshow</c> metadata (slide, subslide, fragment, skip, notes) where the
/// notebook's first cell has it, else by headings, and by the metadata of the cells that have some. Set-up cells, exercises and their
/// checks are for readers, not for a lecture: without metadata they are left out.
/// </summary>
internal static partial class SlideOutline
{
    public static IReadOnlyList<Slide> Of(Notebook notebook)
    {
        var slides = new List<Slide>();
        var isMarked = notebook.Cells.Count > 0 && SlideType(notebook.Cells[0]) is not null;
        foreach (var cell in notebook.Cells.Where(cell => cell.Source.Trim().Length > 0 && cell.Kind != "raw"))
        {
            var type = SlideType(cell) ?? (isMarked ? "-" : TypeByContent(cell, slides.LastOrDefault()));
            if (type == "skip")
                continue;
            if (type is "slide" or "subslide" || slides.Count == 0)
                slides.Add(new Slide());
            if (type == "notes")
                slides[^1].Notes.Add(cell.Source);
            else
                slides[^1].Parts.Add(new SlidePart(cell, type == "fragment"));
        }
        return [.. slides.Where(slide => slide.Parts.Count > 0)];
    }

    private static string? SlideType(NotebookCell cell) =>
        (cell.Json["metadata"]?["slideshow"] as JsonObject)?["slide_type"] is JsonValue value && value.TryGetValue(out string? type)
            && type is "slide" or "subslide" or "fragment" or "skip" or "notes" ? type : null;

    // Text after code opens the next thought; code belongs to the text before it.
    private static string TypeByContent(NotebookCell cell, Slide? current)
    {
        if (CellRole.IsSetup(cell) || CellRole.IsExercise(cell) || IsTask(cell))
            return "skip";
        if (cell.IsCode)
            return current is { HasCode: true } ? "slide" : "-";
        return current is null || current.HasCode || StartsWithHeading(cell.Source) ? "slide" : "-";
    }

    // What an exercise asks for: a text of its own before the cell to fill in.
    private static bool IsTask(NotebookCell cell) => !cell.IsCode && TaskHeading().IsMatch(cell.Source.TrimStart());

    [GeneratedRegex(@"^#{2,4} Exercise \d")]
    private static partial Regex TaskHeading();

    private static bool StartsWithHeading(string source) => source.TrimStart().StartsWith('#');
}
