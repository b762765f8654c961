namespace CourseKit.Cli.Html.Math;

/// <summary>A LaTeX formula on a page: as MathML, which browsers draw by themselves, or as its readable source.</summary>
internal static class Formula
{
    public static string ToHtml(string latex, bool isDisplay)
    {
        string source = HtmlText.Escape(latex.Trim());
        string inner;
        try
        {
            string annotation = $"<annotation encoding=\"application/x-tex\">{source}</annotation>";
            string mode = isDisplay ? " display=\"block\"" : "";
            inner = $"<math{mode}><semantics><mrow>{new LatexParser(latex, isDisplay).Parse()}</mrow>{annotation}</semantics></math>";
        }
        catch (FormatException)
        {
            inner = $"<code class=\"formula-source\">{source}</code>";
        }
        return isDisplay ? $"<div class=\"formula\">{inner}</div>\n" : inner;
    }
}
