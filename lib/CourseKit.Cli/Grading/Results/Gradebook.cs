using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Cli.Grading.Results;

/// <summary>Everybody's grades: one JSON file, and CSV files as Moodle and Canvas import them.</summary>
internal static class Gradebook
{
    private static readonly string[] Columns =
    [
        "student", "assignment", "points", "max", "automatic", "by persons", "penalty", "days late", "waiting", "submitted", "problems",
    ];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static void Write(OutputFolder folder, IReadOnlyList<SubmissionResult> results, GradeRules rules)
    {
        var students = results.GroupBy(r => r.Student).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var assignments = results.Select(r => r.Assignment).Distinct().Order(StringComparer.Ordinal).ToList();
        folder.Write("gradebook.json", Json(results, rules).ToJsonString(Indented) + "\n");
        folder.Write("gradebook.csv", Csv.Line(Columns) + string.Concat(results.Select(r => Csv.Line([
            r.Student, r.Assignment, rules.Total(r), r.Points, r.Automatic, rules.ByPersons(r), rules.Penalty(r), rules.DaysLate(r),
            rules.Waiting(r), r.SubmittedAt.ToString("u"), string.Join(" ", r.Problems)]))));
        double? Of(IEnumerable<SubmissionResult> mine, string assignment) =>
            mine.FirstOrDefault(r => r.Assignment == assignment) is { } r ? rules.Total(r) : null;
        folder.Write("moodle.csv", Csv.Line(["username", .. assignments])
            + string.Concat(students.Select(s => Csv.Line([s.Key, .. assignments.Select(a => (object?)Of(s, a))]))));
        folder.Write("canvas.csv", Csv.Line(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", .. assignments])
            + Csv.Line(["    Points Possible", "", "", "", "",
                .. assignments.Select(a => (object?)results.First(r => r.Assignment == a).Points)])
            + string.Concat(students.Select(s => Csv.Line([s.Key, "", "", s.Key, "", .. assignments.Select(a => (object?)Of(s, a))]))));
    }

    private static JsonObject Json(IReadOnlyList<SubmissionResult> results, GradeRules rules) => new()
    {
        ["grades"] = new JsonArray([.. results.Select(r => (JsonNode)new JsonObject
        {
            ["student"] = r.Student,
            ["assignment"] = r.Assignment,
            ["points"] = rules.Total(r),
            ["max"] = r.Points,
            ["automatic"] = r.Automatic,
            ["byPersons"] = rules.ByPersons(r),
            ["penalty"] = Math.Round(rules.Penalty(r), 4),
            ["daysLate"] = rules.DaysLate(r),
            ["waiting"] = rules.Waiting(r),
            ["file"] = r.File,
            ["submitted"] = r.SubmittedAt.ToString("u"),
            ["digest"] = r.Digest,
            ["exercises"] = new JsonObject(r.Exercises.Select(e => KeyValuePair.Create(e.Id, (JsonNode?)e.Earned))),
            ["problems"] = new JsonArray([.. r.Problems.Select(p => (JsonNode)p)]),
        })]),
    };
}
