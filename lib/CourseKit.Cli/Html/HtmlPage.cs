using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Html;

/// <summary>A notebook as one page that needs nothing else: styles and pictures inside, formulas as MathML.</summary>
/// <remarks>Its one script lets keyboards reach what scrolls; all is there without it.</remarks>
internal static class HtmlPage
{
    private const string ReachScrolling =
        "addEventListener('load', () => document.querySelectorAll('pre, .output, .formula, table').forEach(part => " +
        "{ if (part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight) part.tabIndex = 0; }));";

    /// <summary>The whole document.</summary>
    public static string Render(Notebook notebook) => $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{HtmlText.Escape(Title(notebook))}</title>
            <style>
            {Resource.Text("page.css")}</style>
            </head>
            <body>
            <main>
            {Body(notebook)}</main>
            <script>{ReachScrolling}</script>
            </body>
            </html>

            """;

    /// <summary>Text, code and outputs of all cells, for a page around them.</summary>
    public static string Body(Notebook notebook)
    {
        var markdown = new MarkdownHtml(Path.GetDirectoryName(notebook.Path)!);
        var outputs = new OutputHtml(markdown);
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells)
        {
            switch (cell.Kind)
            {
                case "markdown":
                    body.Append("<section class=\"text\">\n").Append(markdown.Render(cell.Source, name => Attachment(cell, name)))
                        .Append("</section>\n");
                    break;
                case "code" when cell.Source.Trim().Length > 0 || cell.Outputs.Count > 0:
                    body.Append(Code(cell, outputs));
                    break;
                case "raw":
                    body.Append($"<pre class=\"raw\">{HtmlText.Escape(cell.Source)}</pre>\n");
                    break;
            }
        }
        return body.ToString();
    }

    private static string Code(NotebookCell cell, OutputHtml outputs)
    {
        string number = cell.ExecutionCount?.ToString(CultureInfo.InvariantCulture) ?? " ";
        var html = new StringBuilder($"<section class=\"cell\"><div class=\"number\">{number}</div>\n");
        if (cell.Source.Trim().Length > 0)
            html.Append($"<pre class=\"code\"><code>{CSharpHighlighter.ToHtml(cell.Source.TrimEnd())}</code></pre>\n");
        foreach (var output in cell.Outputs.OfType<JsonObject>())
            html.Append(outputs.Render(output));
        return html.Append("</section>\n").ToString();
    }

    internal static string? Attachment(NotebookCell cell, string address)
    {
        const string Scheme = "attachment:";
        if (!address.StartsWith(Scheme, StringComparison.Ordinal)
            || (cell.Json["attachments"] as JsonObject)?[address[Scheme.Length..]] is not JsonObject data)
            return null;
        return data.Select(p => NotebookText.Join(p.Value) is { } content ? $"data:{p.Key};base64,{content}" : null).FirstOrDefault();
    }

    internal static string Title(Notebook notebook) =>
        notebook.Cells.Where(c => c.Kind == "markdown").SelectMany(c => c.Source.Split('\n'))
            .FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? notebook.Name;
}
