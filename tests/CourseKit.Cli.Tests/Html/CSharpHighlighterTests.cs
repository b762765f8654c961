using CourseKit.Cli.Html;

namespace CourseKit.Cli.Tests.Html;

public sealed class CSharpHighlighterTests
{
    [Theory]
    [InlineData("var x = 1.5f; // <one>", "<span class=\"k\">var</span> x = <span class=\"n\">1.5f</span>; <span class=\"c\">// &lt;one&gt;</span>")]
    [InlineData("new Tensor(a).Sum()", "<span class=\"k\">new</span> <span class=\"t\">Tensor</span>(a).<span class=\"m\">Sum</span>()")]
    [InlineData("#r \"a.dll\"\n@\"c:\\\"", "<span class=\"d\">#r &quot;a.dll&quot;</span>\n<span class=\"s\">@&quot;c:\\&quot;</span>")]
    [InlineData("\"\"\"raw \"q\" \"\"\" + 'c'", "<span class=\"s\">&quot;&quot;&quot;raw &quot;q&quot; &quot;&quot;&quot;</span> + <span class=\"s\">'c'</span>")]
    [InlineData("\"open\nx", "<span class=\"s\">&quot;open</span>\nx")]
    public void ToHtml_Code_IsEscapedAndColoured(string code, string expected) => Assert.Equal(expected, CSharpHighlighter.ToHtml(code));
}
