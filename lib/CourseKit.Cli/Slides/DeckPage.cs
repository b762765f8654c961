using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CourseKit.Cli.Html;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Slides;

/// <summary>
/// A notebook's slides as one page that needs nothing else and works from a file: styles, script and pictures are inside.
/// </summary>
internal static partial class DeckPage
{
    // So many letters of code stand on a line of a 4:3 slide in their usual size.
    private const int LineLength = 75;

    // The files share one scope, and leave nothing outside it.
    private static readonly string Script = "(function () {\n\"use strict\";\n"
        + string.Concat(new[] { "deck-fit.js", "deck-views.js", "deck.js" }.Select(Resource.Text)) + "})();\n";

    /// <param name="notebook">With its outputs.</param>
    /// <param name="settings">How the deck looks when it opens.</param>
    public static string Render(Notebook notebook, DeckSettings settings)
    {
        var markdown = new MarkdownHtml(Path.GetDirectoryName(notebook.Path)!);
        var outputs = new OutputHtml(markdown);
        var body = new StringBuilder();
        foreach (var slide in SlideOutline.Of(notebook))
            body.Append(Section(slide, markdown, outputs, settings));
        var title = HtmlText.Escape(HtmlPage.Title(notebook));
        return $"""
            <!DOCTYPE html>
            <html lang="en" data-theme="{settings.Theme}" data-aspect="{settings.Aspect}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            {Resource.Text("page.css")}{Resource.Text("themes.css")}{Resource.Text("deck.css")}</style>
            </head>
            <body>
            <main class="deck" aria-label="{title}">
            <div class="stage">
            {body}</div>
            </main>
            <script>
            {Script}</script>
            </body>
            </html>

            """;
    }

    private static string Section(Slide slide, MarkdownHtml markdown, OutputHtml outputs, DeckSettings settings)
    {
        var html = new StringBuilder("<section class=\"slide\"><div class=\"content\">\n");
        foreach (var part in slide.Parts)
        {
            var content = part.Cell.IsCode ? Code(part.Cell, outputs, settings)
                : markdown.Render(part.Cell.Source, name => HtmlPage.Attachment(part.Cell, name));
            html.Append(part.IsFragment ? $"<div class=\"fragment\">\n{content}</div>\n" : content);
        }
        html.Append("</div>\n");
        if (slide.Notes.Count > 0)
            html.Append($"<aside class=\"notes\" hidden>\n{string.Concat(slide.Notes.Select(note => markdown.Render(note)))}</aside>\n");
        return html.Append("</section>\n").ToString();
    }

    private static string Code(NotebookCell cell, OutputHtml outputs, DeckSettings settings)
    {
        var html = new StringBuilder();
        if (settings.ShowsCode)
            html.Append(CultureInfo.InvariantCulture,
                $"<pre class=\"code\"><code>{Coloured(cell.Source.TrimEnd())}</code></pre>\n");
        foreach (var output in cell.Outputs.OfType<JsonObject>())
            html.Append(outputs.Render(output));
        return html.ToString();
    }

    // Comments that stand in a column far to the right would go on below: where lines are long they stand right behind the code.
    private static string Coloured(string code)
    {
        var html = CSharpHighlighter.ToHtml(code);
        return code.Split('\n').Any(line => line.Length > LineLength) ? GapBeforeComment().Replace(html, "  ") : html;
    }

    [GeneratedRegex("""(?<=[^ \n]) {3,}(?=<span class="c">//)""")]
    private static partial Regex GapBeforeComment();
}
