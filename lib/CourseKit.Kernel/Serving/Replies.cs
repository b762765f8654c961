using System.Text.Json.Nodes;
using CourseKit.Scripting;

namespace CourseKit.Kernel.Serving;

/// <summary>Contents that several replies have in common.</summary>
internal static class Replies
{
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    public static JsonObject Error(string name, string message) => new()
    {
        ["status"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray(),
    };

    /// <summary>Name, message and traceback: the content of an <c>error</c>, and part of a reply.</summary>
    public static JsonObject Describe(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };
}
