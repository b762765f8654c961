using System.Text;
using System.Text.Json;
using CourseKit.Cli.Html;

namespace CourseKit.Cli.Book;

/// <summary>The pages of the book, and what they look in when a reader searches. All links are relative, so a folder is enough.</summary>
internal sealed class BookPages(IReadOnlyList<BookChapter> chapters)
{
    private const int SearchedCharacters = 6000;    // of a section; longer ones are tables and logs

    /// <summary>The contents: every chapter with its sections.</summary>
    public string Contents()
    {
        var list = new StringBuilder();
        foreach (var chapter in chapters)
        {
            list.Append($"<li><a href=\"{chapter.Page}\">{HtmlText.Escape(chapter.Title)}</a><ul>");
            foreach (var section in chapter.Sections.Where(section => section.Level == 2))
                list.Append($"<li><a href=\"{chapter.Page}#{section.Id}\">{HtmlText.Escape(section.Heading)}</a></li>");
            list.Append("</ul></li>\n");
        }
        return Page("CourseKit", null,
            $"<h1>CourseKit</h1>\n<p>Convolutional neural networks in C#, by running them.</p>\n<ol class=\"chapters\">\n{list}</ol>\n");
    }

    /// <summary>One chapter.</summary>
    public string Chapter(int number)
    {
        var chapter = chapters[number];
        var run =
            $"<p class=\"run\">Run it yourself: open <a href=\"{chapter.Name}.ipynb\" " +
            $"download>{HtmlText.Escape(chapter.Name)}.ipynb</a> in " +
            $"VS Code or Jupyter, or type <code>course run notebooks/{HtmlText.Escape(chapter.Name)}.ipynb</code>.</p>\n";
        var turn = new StringBuilder("<nav class=\"turn\" aria-label=\"chapters\">");
        turn.Append(number > 0 ? Link("prev", "Previous", chapters[number - 1]) : "<span></span>");
        turn.Append(number + 1 < chapters.Count ? Link("next", "Next", chapters[number + 1]) : "<span></span>");
        return Page(chapter.Title, chapter, run + chapter.Body + turn.Append("</nav>\n"));
    }

    /// <summary>The search index, as a script that a page can load from a folder: browsers read no other file from there.</summary>
    public string SearchIndex()
    {
        var entries = chapters.SelectMany(chapter => chapter.Sections.Select(section => new
        {
            page = chapter.Page,
            title = chapter.Title,
            id = section.Id,
            heading = section.Heading,
            text = section.Text.Length <= SearchedCharacters ? section.Text : section.Text[..SearchedCharacters],
        }));
        return $"window.bookIndex = {JsonSerializer.Serialize(entries)};\n";
    }

    private static string Link(string relation, string word, BookChapter chapter) =>
        $"<a rel=\"{relation}\" class=\"{relation}\" href=\"{chapter.Page}\"><small>{word}</small> {HtmlText.Escape(chapter.Title)}</a>";

    private string Page(string title, BookChapter? current, string content) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{HtmlText.Escape(title)}</title>
        <link rel="stylesheet" href="book.css">
        </head>
        <body class="book">
        <a class="skip" href="#content">To the text</a>
        <header>
        <a class="home" href="index.html">CourseKit</a>
        <search><label for="search">Search</label> <input id="search" type="search" placeholder="search all chapters" autocomplete="off" aria-controls="found">
        <div id="found" role="region" aria-label="search results" aria-live="polite" hidden></div></search>
        </header>
        <div class="columns">
        <details class="contents" open><summary>Contents</summary>
        <nav aria-label="contents"><ol>
        {string.Concat(chapters.Select(chapter => Entry(chapter, chapter == current)))}</ol></nav>
        </details>
        <main id="content">
        {content}</main>
        </div>
        <script src="search-index.js"></script>
        <script src="book.js"></script>
        </body>
        </html>

        """;

    private static string Entry(BookChapter chapter, bool isCurrent)
    {
        if (!isCurrent)
            return $"<li><a href=\"{chapter.Page}\">{HtmlText.Escape(chapter.Title)}</a></li>\n";
        var sections = chapter.Sections.Where(section => section.Level == 2)
            .Select(section => $"<li><a href=\"#{section.Id}\">{HtmlText.Escape(section.Heading)}</a></li>");
        return $"<li><a href=\"{chapter.Page}\" " +
            $"aria-current=\"page\">{HtmlText.Escape(chapter.Title)}</a><ol>{string.Concat(sections)}</ol></li>\n";
    }
}
