using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Tests;

/// <summary>What a check cell showed.</summary>
internal sealed class CheckReport(JsonObject json, string plain)
{
    public const string MimeType = "application/vnd.coursekit.check+json";

    public double Points => (double)json["points"]!;

    public double Earned => (double)json["earned"]!;

    /// <summary>The text/plain form, which nbgrader reads as a number.</summary>
    public string Plain => plain;

    public IReadOnlyList<string> Outcomes => [.. Checks.Select(c => (string)c["outcome"]!)];

    /// <summary>Messages of the checks that failed, without numbers.</summary>
    public string Messages => string.Join("\n", Checks.Where(c => (string)c["outcome"]! != "Passed").Select(c => (string)c["message"]!));

    /// <summary>Everything that a student could read, hints left out.</summary>
    public string All => string.Join("\n", Checks.Select(c => $"{c["name"]}: {c["outcome"]} {c["message"]} {c["details"]}"));

    private IEnumerable<JsonNode> Checks => json["checks"]!.AsArray()!;
}
