using CourseKit.Cli.Html;

namespace CourseKit.Cli.Grading.Results;

/// <summary>The frame of a page about grades: light and dark, for phones too, and nothing on it may run or be fetched.</summary>
internal static class ResultPage
{
    private const string Style = """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
        body { margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
        img { max-width: 100%; height: auto; margin: .4rem 0; border-radius: 6px }
        """;

    /// <param name="title">Title, as text.</param>
    /// <param name="style">More style.</param>
    /// <param name="body">HTML.</param>
    public static string Of(string title, string style, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <title>{HtmlText.Escape(title)}</title>
        <style>
        {Style}
        {style}
        </style>
        </head>
        <body>
        {body}</body>
        </html>

        """.ReplaceLineEndings("\n");
}
