using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Source;

namespace CourseKit.Cli.Grading.Results;

/// <summary>What an exercise gave.</summary>
/// <param name="Id">Id of its check cell.</param>
/// <param name="Number">Number, such as 2.3.</param>
/// <param name="Title">Its title.</param>
/// <param name="Points">Most points.</param>
/// <param name="Earned">Points earned, 0…<paramref name="Points"/>.</param>
/// <param name="Checks">Check by check.</param>
internal sealed record ExerciseResult(string Id, string Number, string Title, double Points, double Earned, IReadOnlyList<CheckLine> Checks)
{
    private const string Elsewhere = "A check that you do not see failed. Try other sizes, and inputs that are unusual but allowed.";

    /// <summary>From what the judge says.</summary>
    public static ExerciseResult Of(Exercise exercise, CheckScript script, JsonObject judged)
    {
        int hidden = 0;
        var checks = judged["checks"]!.AsArray().Select((check, i) =>
            script.Calls[i].IsHidden ? Hidden(check!, ++hidden) : Visible(check!)).ToList();
        double earned = Math.Clamp((double)judged["earned"]!, 0, exercise.Points);
        return new(exercise.Id, (string)judged["number"]!, (string)judged["title"]!, exercise.Points, earned, checks);
    }

    private static CheckLine Visible(JsonNode check)
    {
        string details = (string?)check["details"] ?? "";
        return new(
            (string)check["name"]!, false, (double)check["points"]!, (double)check["earned"]!, (string)check["outcome"]!,
            details.Length == 0 ? (string)check["message"]! : $"{check["message"]} {details}", (string?)check["mistake"], (string?)check["picture"]);
    }

    /// <summary>Neither the check's code, nor its inputs, nor what it expects may reach the student: an exception's message may hold inputs.</summary>
    private static CheckLine Hidden(JsonNode check, int number)
    {
        string outcome = (string)check["outcome"]!, message = (string)check["message"]!;
        string shown = outcome switch
        {
            "Passed" => "",
            "Failed" when (string?)check["mistake"] is not null => message,
            "Threw" => $"{message.Split(':')[0]}, on an input that you do not see.",
            "TooSlow" => "Right, but too slow.",
            "NotDone" => message,
            "Missing" => "There is no answer: the code did not compile for it, was stopped, or ended the process.",
            _ => Elsewhere,
        };
        return new($"hidden check {number}", true, (double)check["points"]!, (double)check["earned"]!, outcome, shown, (string?)check["mistake"], null);
    }
}
