using System.Net;
using System.Text.RegularExpressions;
using CourseKit.Cli.Html;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Book;

/// <summary>A notebook as a chapter: its body, and the sections that contents and search lead to.</summary>
internal sealed partial class BookChapter
{
    public BookChapter(Notebook notebook)
    {
        (Name, Title, Body) = (notebook.Name, HtmlPage.Title(notebook), HtmlPage.Body(notebook));
        var headings = Heading().Matches(Body);
        Sections = [.. headings.Select((heading, i) => new BookSection(
            heading.Groups[1].Value[0] - '0', heading.Groups[2].Value, Plain(heading.Groups[3].Value),
            Plain(Body[(heading.Index + heading.Length)..(i + 1 < headings.Count ? headings[i + 1].Index : Body.Length)])))];
    }

    /// <summary>File name without its extension: of the page, and of the notebook beside it.</summary>
    public string Name { get; }

    public string Title { get; }

    public string Body { get; }

    public IReadOnlyList<BookSection> Sections { get; }

    public string Page => Name + ".html";

    private static string Plain(string html) =>
        Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(Script().Replace(html, " "), " ")), " ").Trim();

    [GeneratedRegex("<h([1-3]) id=\"([^\"]+)\">(.*?)</h\\1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<(script|style)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
