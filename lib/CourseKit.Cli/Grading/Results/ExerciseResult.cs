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

    /// <summary>When the judge could not judge.</summary>
    public static ExerciseResult Unjudged(Exercise exercise, CheckScript script, string reason)
    {
        int hidden = 0;
        var checks = script.Calls.Select(call => call.IsHidden
            ? new CheckLine($"hidden check {++hidden}", true, 0, 0, "Missing", "", null, null)
            : new CheckLine(call.Answer, false, 0, 0, "Missing", reason, null, null)).ToList();
        return new(exercise.Id, exercise.Id, "", exercise.Points, 0, checks);
    }

    /// <summary>
    /// The exception that a message names, where it is one of .NET's own: any other name could be made to tell something.
    /// </summary>
    private static string ExceptionName(string message)
    {
        string name = message.Split(':')[0].Split(' ')[^1];
        return typeof(Exception).Assembly.GetType("System." + name) is { IsPublic: true } type && type.IsAssignableTo(typeof(Exception))
            ? name : "an exception";
    }

    private static CheckLine Visible(JsonNode check)
    {
        string details = (string?)check["details"] ?? "";
        return new(
            (string)check["name"]!, false, (double)check["points"]!, (double)check["earned"]!, (string)check["outcome"]!,
            details.Length == 0 ? (string)check["message"]! : $"{check["message"]} {details}",
                (string?)check["mistake"], (string?)check["picture"]);
    }

    /// <summary>
    /// Neither the check's code, nor its inputs, nor what it expects may reach the student: an exception's message may hold inputs.
    /// </summary>
    private static CheckLine Hidden(JsonNode check, int number)
    {
        string outcome = (string)check["outcome"]!, message = (string)check["message"]!;
        string shown = outcome switch
        {
            "Passed" => "",
            "Failed" when (string?)check["mistake"] is not null => message,
            "Threw" => $"Your code threw {ExceptionName(message)}, on an input that you do not see.",
            "TooSlow" => "Right, but too slow.",
            "NotDone" => "Not done yet.",
            "Missing" => "There is no answer: the code did not compile for it, was stopped, or ended the process.",
            _ => Elsewhere,
        };
        // Of these, only a mistake's message comes from the judge; the others come from the student's process, which has seen the inputs.
        return new($"hidden check {number}", true, (double)check["points"]!, (double)check["earned"]!,
            outcome, shown, (string?)check["mistake"], null);
    }
}
