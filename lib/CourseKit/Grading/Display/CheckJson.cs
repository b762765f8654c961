using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Grading.Display;

/// <summary>The results of an exercise for programs: the grader, and the tests of the exercises.</summary>
internal static class CheckJson
{
    public static string Of(ExerciseCheck exercise) => new JsonObject
    {
        ["number"] = exercise.Number,
        ["title"] = exercise.Title,
        ["points"] = exercise.Points,
        ["earned"] = exercise.Earned,
        ["checks"] = new JsonArray([.. exercise.Results.Select(Of)]),
    }.ToJsonString(JsonSerializerOptions.Default);

    private static JsonObject Of(CheckResult result) => new()
    {
        ["name"] = result.Name,
        ["points"] = result.Points,
        ["earned"] = result.Earned,
        ["outcome"] = result.Outcome.ToString(),
        ["message"] = result.Message,
        ["details"] = result.Details,
        ["mistake"] = result.Mistake,
        ["hint"] = result.Hint,
        ["picture"] = result.Picture,
        ["seconds"] = Math.Round(result.Seconds, 4),
    };
}
