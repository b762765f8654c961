using System.Text.Json.Nodes;

namespace CourseKit.Cli.Notebooks;

/// <summary>What a cell is for, by its tags and nbgrader's metadata.</summary>
internal static class CellRole
{
    /// <summary>References and usings that every notebook begins with.</summary>
    public static bool IsSetup(NotebookCell cell) =>
        (cell.IsCode && cell.Source.TrimStart().StartsWith("#r ", StringComparison.Ordinal)) ||
        cell.Json["metadata"]?["tags"] is JsonArray tags && tags.Any(tag => tag is JsonValue value
            && value.TryGetValue(out string? text) && text == "setup");

    /// <summary>Whether the cell is a task, a place for an answer, or a check.</summary>
    public static bool IsExercise(NotebookCell cell) => Flag(cell, "grade") || Flag(cell, "solution") || Flag(cell, "task");

    /// <summary>Whether a reader writes here: what stands in it now is the answer.</summary>
    public static bool IsSolution(NotebookCell cell) => Flag(cell, "solution");

    private static bool Flag(NotebookCell cell, string name) =>
        (cell.Json["metadata"]?["nbgrader"] as JsonObject)?[name] is JsonValue value && value.TryGetValue(out bool isSet) && isSet;
}
