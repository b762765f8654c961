using System.Text;
using CourseKit.Plots;

namespace CourseKit.Grading.Display;

/// <summary>
/// The summary of an exercise as HTML: one line a check, the messages of those that failed. It needs no script and no style sheet.
/// </summary>
internal static class SummaryCard
{
    // On a page of any colour: white marks on these, and quiet text as a thinner form of the page's own.
    private const string Good = "#0a7d4f", Bad = "#c2410c", Idle = "#6b7280", Quiet = "opacity:.8";

    public static string Of(ExerciseCheck exercise)
    {
        string color = exercise.Passed ? Good : exercise.Results.All(r => r.Outcome == CheckOutcome.NotDone) ? Idle : Bad;
        var html = new StringBuilder();
        html.Append($"<div style=\"border:1px solid {color};border-left-width:6px;border-radius:6px;padding:8px 14px;"
            + "max-width:860px;line-height:1.45\">");
        html.Append($"<div style=\"font-weight:600\">{PlainText.Markup(SummaryText.Headline(exercise))}</div>");
        html.Append(Bar(exercise, color));
        string? shown = null;
        foreach (var result in exercise.Results)
        {
            // The same sentence for every check of an exercise that is not done would only repeat itself.
            html.Append(Line(result, withText: result.Outcome != CheckOutcome.NotDone || shown != result.Text));
            shown = result.Text;
        }
        if (exercise.Results.Any(r => !r.Passed && r.Hint is not null))
            html.Append($"<div style=\"{Quiet}\">Stuck? <code>Check.Hint(\"{PlainText.Markup(exercise.Number)}\")</code> "
                + "gives a hint.</div>");
        return html.Append("</div>").ToString();
    }

    private static string Bar(ExerciseCheck exercise, string color)
    {
        double share = exercise.Points == 0 ? 0 : 100 * exercise.Earned / exercise.Points;
        return $"<div style=\"background:#8884;height:6px;border-radius:3px;margin:6px 0\"><div style=\"background:{color};height:6px;"
            + $"border-radius:3px;width:{SummaryText.Points(share)}%\"></div></div>";
    }

    private static string Line(CheckResult result, bool withText)
    {
        string mark = result.Passed ? Mark(Good, "passed", "✔")
            : result.Outcome == CheckOutcome.NotDone ? Mark(Idle, "not done", "○")
            : Mark(Bad, "failed", "✘");
        var html = new StringBuilder($"<div style=\"margin:4px 0\">{mark} <code>{PlainText.Markup(result.Name)}</code> "
            + $"<span style=\"{Quiet}\">{SummaryText.Points(result.Earned)} of {SummaryText.Points(result.Points)}</span>");
        if (!result.Passed && withText)
        {
            html.Append($"<div style=\"margin-left:1.4em\">{PlainText.Markup(result.Message)}");
            if (result.Details.Length > 0)
                html.Append($"<br><span style=\"{Quiet}\">{PlainText.Markup(result.Details)}</span>");
            html.Append("</div>").Append(result.Picture);
        }
        return html.Append("</div>").ToString();
    }

    private static string Mark(string color, string meaning, string sign) =>
        $"<span role=\"img\" aria-label=\"{meaning}\" title=\"{meaning}\" style=\"display:inline-block;min-width:1.4em;text-align:center;"
        + $"border-radius:4px;background:{color};color:#fff\">{sign}</span>";
}
