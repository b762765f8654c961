using System.Globalization;
using System.Text;
using CourseKit.Cli.Html;
using CourseKit.Plots;

namespace CourseKit.Cli.Grading.Results;

/// <summary>The instructor's page: distribution, which checks fail most, the commonest mistakes, what needs a look, pairs that are alike.</summary>
internal static class ClassReport
{
    public static string Of(IReadOnlyList<SubmissionResult> results, GradeRules rules, IReadOnlyList<SimilarPair> pairs)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Class report</title>\n<style>\n"
            + ":root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif} body{max-width:64rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere} img{max-width:100%}\n"
            + "table{border-collapse:collapse} td,th{padding:.2rem .7rem;border-bottom:1px solid #8884;text-align:left} td.n{text-align:right}\n"
            + "</style>\n</head>\n<body>\n<h1>Class report</h1>\n");
        foreach (var group in results.GroupBy(r => r.Assignment))
            html.Append(Assignment(group.Key, [.. group], rules));
        html.Append(Table("Pairs whose code is alike beyond what was handed out", ["assignment", "student", "student", "alike"],
            pairs.Select(p => (string[])[p.Assignment, p.First, p.Second, Percent(p.Share)])));
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string Assignment(string name, List<SubmissionResult> results, GradeRules rules)
    {
        double[] shares = [.. results.Select(r => r.Points == 0 ? 0 : 100 * rules.Total(r) / r.Points)];
        var checks = results.SelectMany(r => r.Exercises).SelectMany(e => e.Checks.Select(c => (Exercise: e.Number, Check: c))).ToList();
        var html = new StringBuilder($"<h2>{HtmlText.Escape(name)}</h2>\n<p>{results.Count} submissions, mean {Number(shares.Average())} %, median "
            + $"{Number(Median(shares))} %, {results.Sum(r => r.Seconds):F0} s of running, longest {results.Max(r => r.Seconds):F1} s.</p>\n");
        html.Append(Figures.Histogram(shares, "Points, percent of all").ToHtml());
        html.Append(Table("Checks, hardest first", ["exercise", "check", "failed"], checks.GroupBy(c => (c.Exercise, c.Check.Name))
            .Select(g => (g.Key, Share: g.Average(c => c.Check.Passed ? 0.0 : 1.0))).Where(g => g.Share > 0).OrderByDescending(g => g.Share)
            .Select(g => (string[])[g.Key.Exercise, g.Key.Name, Percent(g.Share)])));
        html.Append(Table("Commonest mistakes", ["exercise", "mistake", "students"], checks.Where(c => c.Check.Mistake is not null)
            .GroupBy(c => (c.Exercise, c.Check.Mistake!)).OrderByDescending(g => g.Count())
            .Select(g => (string[])[g.Key.Exercise, g.Key.Item2, Number(g.Count())])));
        html.Append(Table("To look at", ["student", "what"], results.Where(r => r.Problems.Count > 0 || rules.Waiting(r) > 0).Select(r => (string[])
            [r.Student, string.Join(" ", r.Problems.Concat(r.Remarks)) + (rules.Waiting(r) > 0 ? $" {rules.Waiting(r)} answers wait for a person." : "")])));
        return html.ToString();
    }

    private static string Table(string title, string[] head, IEnumerable<string[]> rows)
    {
        string body = string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{HtmlText.Escape(cell)}</td>"))}</tr>\n"));
        return body.Length == 0 ? "" : $"<h3>{title}</h3>\n<table><tr>{string.Concat(head.Select(h => $"<th>{h}</th>"))}</tr>\n{body}</table>\n";
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Percent(double share) => Number(100 * share) + " %";

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
