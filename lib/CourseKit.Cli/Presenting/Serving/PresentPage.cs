using System.Globalization;
using System.Text;
using CourseKit.Cli.Html;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Presenting.Kernel;

namespace CourseKit.Cli.Presenting.Serving;

/// <summary>The page: the notebook's text as it stays, and a place for each cell of code, which the script fills.</summary>
internal static class PresentPage
{
    private static readonly string[] Scripts =
        ["present-page.js", "present-parameters.js", "present-cells.js", "present-focus.js", "present-main.js"];

    /// <param name="notebook">What is presented.</param>
    /// <param name="cells">Its cells that run.</param>
    /// <param name="nonce">What the scripts may run by.</param>
    /// <param name="theme">The look when it opens first.</param>
    public static string Render(Notebook notebook, IReadOnlyList<LiveCell> cells, string nonce, string theme)
    {
        string title = HtmlText.Escape(HtmlPage.Title(notebook));
        return $"""
            <!DOCTYPE html>
            <html lang="en" data-theme="{theme}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            {Resource.Text("page.css")}{Resource.Text("themes.css")}{Resource.Text("present.css")}</style>
            </head>
            <body class="present">
            <header class="stage-bar"><strong class="stage-title">{title}</strong></header>
            <main>
            {Body(notebook, cells)}</main>
            <script nonce="{nonce}">
            (function () {"{"}
            "use strict";
            {string.Concat(Scripts.Select(Resource.Text))}{"}"})();
            </script>
            </body>
            </html>

            """;
    }

    private static string Body(Notebook notebook, IReadOnlyList<LiveCell> cells)
    {
        var markdown = new MarkdownHtml(Path.GetDirectoryName(notebook.Path)!);
        var byIndex = cells.ToDictionary(cell => cell.Index);
        var html = new StringBuilder();
        foreach (var (index, cell) in notebook.Cells.Index().Where(c => c.Item.Source.Trim().Length > 0))
        {
            if (byIndex.TryGetValue(index, out var live))
                html.Append(Place(live));
            else if (cell.Kind == "markdown")
                html.Append(Text(cell, markdown));
            else
                html.Append($"<section class=\"text\"><pre class=\"raw\">{HtmlText.Escape(cell.Source)}</pre></section>\n");
        }
        return html.ToString();
    }

    private static string Place(LiveCell cell) => string.Create(CultureInfo.InvariantCulture,
        $"<section class=\"cell\" data-cell=\"{cell.Index}\" data-role=\"{Role(cell)}\" aria-label=\"cell {cell.Number}\"></section>\n");

    // The room should not see an answer before the instructor opens it.
    private static string Text(NotebookCell cell, MarkdownHtml markdown)
    {
        string text = markdown.Render(cell.Source, name => HtmlPage.Attachment(cell, name));
        return CellRole.IsSolution(cell)
            ? $"<section class=\"text\" data-role=\"solution\"><details><summary>Model answer</summary>\n{text}</details></section>\n"
            : $"<section class=\"text\">\n{text}</section>\n";
    }

    private static string Role(LiveCell cell) =>
        CellRole.IsSolution(cell.Cell) ? "solution"
        : CellRole.IsExercise(cell.Cell) ? "check"
        : CellRole.IsSetup(cell.Cell) ? "setup" : "code";
}
