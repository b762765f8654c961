using System.Globalization;
using System.Text;
using CourseKit.Cli.Html;
using CourseKit.Plots;

namespace CourseKit.Cli.Grading.Results;

/// <summary>
/// The instructor's page: distribution, which checks fail most, the commonest mistakes, what needs a look, pairs that are alike.
/// </summary>
internal static class ClassReport
{
    private static readonly string[] Numbers = ["failed", "students", "alike"];

    private const string Style = """
        body { max-width: 64rem } table { border-collapse: collapse } .wide { overflow-x: auto }
        td, th { padding: .2rem .7rem .2rem 0; border-bottom: 1px solid #8884; text-align: left; vertical-align: top }
        td, th { overflow-wrap: break-word } td.n, th.n { text-align: right; white-space: nowrap }
        """;

    public static string Of(IReadOnlyList<SubmissionResult> results, GradeRules rules, IReadOnlyList<SimilarPair> pairs)
    {
        var html = new StringBuilder("<h1>Class report</h1>\n");
        foreach (var group in results.GroupBy(r => r.Assignment))
            html.Append(Assignment(group.Key, [.. group], rules));
        html.Append(Table("Pairs whose code is alike beyond what was handed out", ["assignment", "student", "student", "alike"],
            pairs.Select(p => (string[])[p.Assignment, p.First, p.Second, Percent(p.Share)])));
        return ResultPage.Of("Class report", Style, html.ToString());
    }

    private static string Assignment(string name, List<SubmissionResult> results, GradeRules rules)
    {
        double[] shares = [.. results.Select(r => r.Points == 0 ? 0 : 100 * rules.Total(r) / r.Points)];
        var checks = results.SelectMany(r => r.Exercises).SelectMany(e => e.Checks.Select(c => (Exercise: e.Number, Check: c))).ToList();
        var html = new StringBuilder($"<h2>{HtmlText.Escape(name)}</h2>\n<p>{results.Count} submissions, "
            + $"mean {Percent(shares.Average() / 100)}, median {Percent(Median(shares) / 100)}, "
            + $"{results.Sum(r => r.Seconds):F0} s of running, longest {results.Max(r => r.Seconds):F1} s.</p>\n");
        html.Append(Distribution(shares).ToHtml());
        html.Append(Table("Checks, hardest first", ["exercise", "check", "failed"], checks.GroupBy(c => (c.Exercise, c.Check.Name))
            .Select(g => (g.Key, Share: g.Average(c => c.Check.Passed ? 0.0 : 1.0))).Where(g => g.Share > 0).OrderByDescending(g => g.Share)
            .Select(g => (string[])[g.Key.Exercise, g.Key.Name, Percent(g.Share)])));
        html.Append(Table("Commonest mistakes", ["exercise", "mistake", "students"], checks.Where(c => c.Check.Mistake is not null)
            .GroupBy(c => (c.Exercise, c.Check.Mistake!)).OrderByDescending(g => g.Count())
            .Select(g => (string[])[g.Key.Exercise, g.Key.Item2, Number(g.Count())])));
        html.Append(Table("To look at", ["student", "what"],
            results.Where(r => r.Problems.Count + r.Remarks.Count > 0 || rules.Waiting(r) > 0)
            .Select(r =>
                (string[])[r.Student, string.Join(" ", [.. Left(r), .. r.Oddities, .. r.Remarks, .. Waiting(rules.Waiting(r))])])));
        return html.ToString();
    }

    /// <summary>How many have which tenth of all points.</summary>
    private static Figure Distribution(double[] shares) => new()
    {
        Title = "Points",
        Panels =
        [
            new Panel
            {
                X = new Axis { Title = "percent of all" },
                Y = new Axis { Title = "submissions", Integers = true },
                Traces = [new HistogramTrace(shares, bins: 10, low: 0, high: 100)],
            },
        ],
    };

    private static string[] Left(SubmissionResult result) => (result.Problems.Count - result.Oddities.Count()) switch
    {
        0 => [],
        1 => ["1 cell has not been begun."],
        int cells => [string.Create(CultureInfo.InvariantCulture, $"{cells} cells have not been begun.")],
    };

    private static string[] Waiting(int answers) => answers switch
    {
        0 => [],
        1 => ["1 answer waits for a person."],
        _ => [$"{answers} answers wait for a person."],
    };

    /// <summary>A table; nothing when it has no rows.</summary>
    private static string Table(string title, string[] head, IEnumerable<string[]> rows)
    {
        string body = string.Concat(rows.Select(row => $"<tr>{Cells("td", row)}</tr>\n"));
        return body.Length == 0 ? ""
            : $"<h3>{title}</h3>\n<div class=\"wide\"><table>\n<tr>{Cells("th", head)}</tr>\n{body}</table></div>\n";

        string Cells(string tag, string[] cells) => string.Concat(cells.Select((cell, i) =>
            $"<{tag}{(Numbers.Contains(head[i]) ? " class=\"n\"" : "")}>{HtmlText.Escape(cell)}</{tag}>"));
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Percent(double share) => Number(100 * share) + " %";

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
