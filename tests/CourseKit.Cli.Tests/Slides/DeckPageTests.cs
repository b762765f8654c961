using CourseKit.Cli.Slides;

namespace CourseKit.Cli.Tests.Slides;

public sealed class DeckPageTests
{
    [Theory]
    [InlineData("f();          // short", ";          <span class=\"c\">// short")]
    [InlineData("f();                              // a line that is too long for a slide of 4:3", ";  <span class=\"c\">// a line")]
    [InlineData("    // alone on a line that is too long for a slide of 4:3, and keeps its place", ">    <span class=\"c\">// alone")]
    public void Render_CommentBehindCode_StandsNearWhereLinesAreLong(string code, string expected)
    {
        var notebook = SlideOutlineTests.Notebook(SlideOutlineTests.Cell("code", code));

        var page = DeckPage.Render(notebook, new DeckSettings("light", "16:9", ShowsCode: true));

        Assert.Contains(expected, page, StringComparison.Ordinal);
    }
}
