using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Source;

/// <summary>What nbgrader's metadata (schema 3) say of a cell.</summary>
/// <param name="Id">Names the cell in gradebooks, unique in a notebook.</param>
/// <param name="IsGrade">It gives points: checks when it is not a solution, read by a person when it is.</param>
/// <param name="IsSolution">The student writes it.</param>
/// <param name="IsLocked">The student must not change it.</param>
/// <param name="IsTask">A task that a person grades as a whole.</param>
/// <param name="Points">Most points; 0 when it gives none.</param>
internal sealed record GradeMetadata(string Id, bool IsGrade, bool IsSolution, bool IsLocked, bool IsTask, double Points)
{
    public const string Key = "nbgrader";

    /// <summary>Checks that a program runs.</summary>
    public bool IsCheck => IsGrade && !IsSolution && !IsTask;

    /// <summary>An answer that a person reads.</summary>
    public bool IsManual => (IsGrade && IsSolution) || IsTask;

    /// <summary>Null for a cell without such metadata.</summary>
    public static GradeMetadata? Of(NotebookCell cell)
    {
        if ((cell.Json["metadata"] as JsonObject)?[Key] is not JsonObject json || Text(json["grade_id"]) is not { Length: > 0 } id)
            return null;
        return new(id, Flag(json["grade"]), Flag(json["solution"]), Flag(json["locked"]), Flag(json["task"]), Number(json["points"]));
    }

    /// <summary>Whether the cell's metadata carry a tag.</summary>
    public static bool HasTag(NotebookCell cell, string tag) =>
        (cell.Json["metadata"] as JsonObject)?["tags"] is JsonArray tags && tags.Any(t => Text(t) == tag);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static bool Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue(out bool flag) && flag;

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number) ? number : 0;
}
