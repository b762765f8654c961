using System.Globalization;
using System.Text;
using CourseKit.Cli.Html;

namespace CourseKit.Cli.Grading.Results;

/// <summary>
/// A student's page: points, what failed and why, what the student's own cells printed. No hidden check, no script, no network.
/// </summary>
internal static class FeedbackPage
{
    private const string Style = """
        body { max-width: 52rem }
        h1 { margin-bottom: 0 } .sum { font-size: 1.3rem }
        section { border: 1px solid #8886; border-left: 6px solid #c2410c; border-radius: 6px; padding: .4rem 1rem; margin: 1rem 0 }
        section.full { border-left-color: #0a7d4f } section.idle { border-left-color: #6b7280 } h2 { font-size: 1.1rem; margin: .3rem 0 }
        .ok { color: #0a7d4f } .no { color: #c2410c } .grey { color: #6b7280 } .why { margin-left: 1.6rem }
        pre { background: #8882; padding: .6rem; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere }
        @media (prefers-color-scheme: dark) { .ok { color: #4ade80 } .no { color: #fb923c } .grey { color: #9ca3af } }
        """;

    public static string Of(SubmissionResult result, GradeRules rules)
    {
        var html = new StringBuilder($"<h1>{E(result.Assignment)}</h1>\n"
            + $"<p class=\"sum\">{E(result.Student)}: <b>{N(rules.Total(result))} of {N(result.Points)} points</b></p>\n");
        if (rules.Penalty(result) > 0)
            html.Append($"<p>Handed in {Days(rules.DaysLate(result))} late: {N(rules.Penalty(result))} points less.</p>\n");
        string oddities = string.Concat(result.Oddities.Select(p => $"<li>{E(p)}</li>"));
        if (oddities.Length > 0)
            html.Append($"<ul>{oddities}</ul>\n");
        foreach (var exercise in result.Exercises)
            html.Append(Exercise(exercise));
        foreach (var answer in result.Manual)
            html.Append(Manual(answer, result, rules));
        if (result.Errors.Count > 0)
            html.Append($"<h2>Cells of yours that failed</h2>\n<pre>{E(string.Join("\n", result.Errors))}</pre>\n");
        if (result.Output.Trim().Length > 0)
            html.Append($"<details><summary>What your cells printed</summary>\n<pre>{E(result.Output)}</pre></details>\n");
        return ResultPage.Of($"{result.Assignment}: {result.Student}", Style, html.ToString());
    }

    private static string Exercise(ExerciseResult exercise)
    {
        string kind = exercise.Earned >= exercise.Points ? " class=\"full\"" : exercise.Checks.All(IsIdle) ? " class=\"idle\"" : "";
        var html = new StringBuilder($"<section{kind}>\n"
            + $"<h2>{E(exercise.Number)} · {E(exercise.Title)}: {N(exercise.Earned)} of {N(exercise.Points)}</h2>\n");
        string? said = null;
        foreach (var check in exercise.Checks)
        {
            string name = check.IsHidden ? E(check.Name) : $"<code>{E(check.Name)}</code>";
            var (color, mark) = check.Passed ? ("ok", "✔") : IsIdle(check) ? ("grey", "○") : ("no", "✘");
            html.Append($"<div><span class=\"{color}\">{mark}</span> "
                + $"{name} <span class=\"grey\">{N(check.Earned)} of {N(check.Points)}</span></div>\n");
            if (!check.Passed && check.Message != said)
                html.Append($"<div class=\"why\">{E(check.Message)}</div>\n").Append(check.Picture);
            said = check.Message;
        }
        return html.Append("</section>\n").ToString();
    }

    private static string Manual(ManualAnswer answer, SubmissionResult result, GradeRules rules)
    {
        string points = rules.Manual.PointsOf(result, answer) is { } given ? N(Math.Clamp(given, 0, answer.Points))
            : answer.IsUnchanged ? "0" : "not yet read,";
        bool isFull = rules.Manual.PointsOf(result, answer) >= answer.Points;
        string kind = answer.IsUnchanged ? " class=\"idle\"" : isFull ? " class=\"full\"" : "";
        string text = answer.IsUnchanged ? "<div>Not answered yet.</div>" : $"<pre>{E(answer.Text)}</pre>";
        return $"<section{kind}>\n<h2>{E(answer.Id)}: {points} of {N(answer.Points)}</h2>\n{text}\n</section>\n";
    }

    private static bool IsIdle(CheckLine check) => check.Outcome == "NotDone";

    private static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");

    private static string E(string text) => HtmlText.Escape(text);

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
