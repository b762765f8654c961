using System.Xml.Linq;
using CourseKit.Cli.Html.Math;

namespace CourseKit.Cli.Tests.Html;

public sealed class FormulaTests
{
    [Theory]
    [InlineData(@"x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mrow><mn>2</mn></mrow></msubsup>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>")]
    [InlineData(@"\ln p", "<mi mathvariant=\"normal\">ln</mi><mspace width=\"0.17em\"></mspace><mi>p</mi>")]
    [InlineData(@"\exp(x)", "<mi mathvariant=\"normal\">exp</mi><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>")]
    [InlineData(@"a \le 0.5", "<mi>a</mi><mo>≤</mo><mn>0.5</mn>")]
    [InlineData(@"f'", "<msup><mi>f</mi><mrow><mo>′</mo></mrow></msup>")]
    [InlineData(@"\text{if } x<0", "<mtext>if\u00a0</mtext><mi>x</mi><mo>&lt;</mo><mn>0</mn>")]
    public void ToHtml_Formula_IsMathMl(string latex, string expected) =>
        Assert.Contains(expected, Formula.ToHtml(latex, isDisplay: false), StringComparison.Ordinal);

    [Fact]
    public void ToHtml_DisplayedSum_PutsLimitsAboveAndBelow() =>
        Assert.Contains("<munderover><mo largeop=\"true\">∑</mo>", Formula.ToHtml(@"\sum_{i=1}^N x_i", isDisplay: true),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(@"\left( a \rightarrow b \right)^2")]
    [InlineData(@"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}")]
    [InlineData(@"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}")]
    [InlineData(@"\begin{aligned} a &= b \\ &= \sum_k e^{z_k} \end{aligned}")]
    [InlineData(@"\left\lfloor \frac{i + 2p - k}{s} \right\rfloor + 1 \in \mathbb{R}^{10}, \quad \hat{y} = \operatorname{argmax}_k z_k")]
    [InlineData(@"\mathcal{L}(\theta) = -\log p_{\theta}(t \mid x) \times 10^{-3}")]
    public void ToHtml_WhatNotebooksWrite_IsWellFormed(string latex)
    {
        string html = Formula.ToHtml(latex, isDisplay: true);

        Assert.Contains("<math", html, StringComparison.Ordinal);
        XDocument.Parse(html);
    }

    [Theory]
    [InlineData(@"\unknown{x}")]
    [InlineData(@"\frac{1}")]
    [InlineData(@"{x")]
    [InlineData(@"x}")]
    [InlineData(@"\left( x")]
    [InlineData(@"\begin{tikz} <script> \end{tikz}")]
    [InlineData(@"x__2")]
    [InlineData(@"\")]
    public void ToHtml_UnknownOrBroken_ShowsItsSourceEscaped(string latex)
    {
        string html = Formula.ToHtml(latex, isDisplay: false);

        Assert.StartsWith("<code class=\"formula-source\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }
}
