using System.Net;
using System.Text;
using CourseKit.Plots.Display;

namespace CourseKit.Claims;

/// <summary>Rows of the ledger, for a notebook's last cell and for terminals.</summary>
/// <param name="results">The rows.</param>
[TypeFormatterSource(typeof(ClaimTableFormatterSource), PreferredMimeTypes = [ClaimTableFormatterSource.Html,
    ClaimTableFormatterSource.Text])]
public sealed class ClaimTable(IReadOnlyList<ClaimResult> results)
{
    /// <summary>The rows.</summary>
    public IReadOnlyList<ClaimResult> Results => results;

    /// <summary>"30 claims: 27 reproduced, 2 qualitative, 1 erratum".</summary>
    public string Summary => $"{results.Count} claims: " + string.Join(", ", results
        .GroupBy(result => result.Verdict).OrderBy(group => group.Key).Select(group =>
            $"{group.Count()} {VerdictTexts.Of(group.Key)}"));

    /// <summary>For terminals: a paragraph for each claim.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var result in results)
        {
            text.Append(result.Claim.Id.PadRight(4)).Append(VerdictTexts.Sign(result.Verdict))
                .Append(' ').Append(result.VerdictText.PadRight(12))
                .Append(result.Claim.Section.PadRight(6)).Append(result.Claim.Says).Append('\n');
            text.Append("          found: ").Append(result.Computed).Append('\n');
            foreach (var more in new[] { result.Explanation, result.Remark }.OfType<string>())
                text.Append("          ").Append(more).Append('\n');
        }
        return text.Append(Summary).ToString();
    }

    /// <summary>For notebooks; it takes its colours from the page, light or dark.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<table class=\"claims\"><caption>{Encode(Summary)}</caption><thead><tr>");
        foreach (var head in new[] { "id", "section", "the lecture says", "the kit found", "verdict" })
            html.Append($"<th scope=\"col\" style=\"text-align:left\">{head}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var result in results)
            AppendRow(html, result);
        return html.Append("</tbody></table>").ToString();
    }

    private static void AppendRow(StringBuilder html, ClaimResult result)
    {
        const string Cell = "<td style=\"text-align:left;vertical-align:top\">";
        html.Append("<tr>");
        foreach (var text in new[] { result.Claim.Id, result.Claim.Section, result.Claim.Says })
            html.Append($"{Cell}{Encode(text)}</td>");
        html.Append(Cell);
        html.AppendJoin("<br>", result.Findings.Select(finding => Encode(finding.ToString())));
        foreach (var more in new[] { result.Explanation, result.Remark }.OfType<string>())
            html.Append($"<br><em>{Encode(more)}</em>");
        html.Append($"</td>{Cell}{VerdictTexts.Sign(result.Verdict)}&nbsp;<strong>{result.VerdictText}</strong></td></tr>");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
