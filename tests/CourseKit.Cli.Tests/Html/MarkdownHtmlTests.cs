using CourseKit.Cli.Html;

namespace CourseKit.Cli.Tests.Html;

public sealed class MarkdownHtmlTests
{
    private static string Render(string markdown) => new MarkdownHtml(".").Render(markdown);

    [Fact]
    public void Render_TableWithAnEmptyHead_MakesNoHeadOfIt()
    {
        var html = Render("| | alike |\n| --- | --- |\n| few | frozen |\n");

        Assert.Contains("<td></td>", html, StringComparison.Ordinal);
        Assert.Contains("<th>alike</th>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<th></th>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_HeadThatIsAFormula_SaysItInTextToo()
    {
        var html = Render("| name | $f'(x)$ |\n| --- | --- |\n| ReLU | $0$ |\n");

        var head = html[..html.IndexOf("<tbody>", StringComparison.Ordinal)];
        Assert.Contains(">f'(x)</span><span aria-hidden=\"true\"><math>", head.Replace("&#39;", "'", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.DoesNotContain("aria-hidden", html[head.Length..], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_HeadOfTextAndFormula_IsLeftAlone() =>
        Assert.DoesNotContain("aria-hidden", Render("| size $n$ |\n| --- |\n| 3 |\n"), StringComparison.Ordinal);

    [Fact]
    public void Render_HeadingsOfTheSameText_GetIdsOfTheirOwn()
    {
        var markdown = new MarkdownHtml(".");

        Assert.Contains("id=\"read-it\"", markdown.Render("## Read it"), StringComparison.Ordinal);
        Assert.Contains("id=\"read-it-2\"", markdown.Render("## Read it"), StringComparison.Ordinal);
    }
}
