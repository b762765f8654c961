using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Html;

/// <summary>
/// Outputs of code cells into HTML: of each, the richest form that shows without a script; the kit's interactive pieces, which hold such
/// a form themselves, come as they are.
/// </summary>
internal sealed class OutputHtml(MarkdownHtml markdown)
{
    public string Render(JsonObject output) => (string?)output["output_type"] switch
    {
        "stream" => Stream(output),
        "error" => Error(output),
        "display_data" or "execute_result" => output["data"] is JsonObject data ? $"<div class=\"output\">{Data(data)}</div>\n" : "",
        _ => "",
    };

    private static string Stream(JsonObject output)
    {
        string kind = (string?)output["name"] == "stderr" ? "stream stderr" : "stream";
        return $"<pre class=\"{kind}\">{HtmlText.FromAnsi(NotebookText.Join(output["text"]) ?? "")}</pre>\n";
    }

    private static string Error(JsonObject output)
    {
        var lines = (output["traceback"] as JsonArray ?? []).Select(l => (string?)l ?? "");
        string text = string.Join('\n', lines);
        if (text.Length == 0)
            text = $"{output["ename"]}: {output["evalue"]}";
        return $"<pre class=\"error\" role=\"alert\">{HtmlText.FromAnsi(text)}</pre>\n";
    }

    private string Data(JsonObject data)
    {
        string? Text(string mimeType) => NotebookText.Join(data[mimeType]);
        string? plain = Text("text/plain");
        if (Text("text/html") is { } piece && piece.StartsWith("<div class=\"ck-demo ", StringComparison.Ordinal))
            return piece;
        if (Text("image/svg+xml") is { } svg)
            return EmbeddedPicture.FromSvg(svg, plain);
        foreach (var mimeType in new[] { "image/png", "image/jpeg", "image/gif" })
        {
            if (Text(mimeType) is { } picture)
                return EmbeddedPicture.FromBase64(mimeType, picture, plain);
        }
        if (Text("text/html") is { } html)
            return $"<div class=\"html\">{html}</div>";     // the author's own markup: showing it is what it is for
        if (Text("text/markdown") is { } text)
            return markdown.Render(text);
        if (Text("text/latex") is { } latex)
            return Math.Formula.ToHtml(latex.Trim().Trim('$'), isDisplay: true);
        return plain is null ? "" : $"<pre class=\"plain\">{HtmlText.FromAnsi(plain)}</pre>";
    }
}
