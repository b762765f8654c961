using System.Text.Json.Nodes;
using CourseKit.Kernel.Serving;
using CourseKit.Scripting;

namespace CourseKit.Kernel.Requests;

/// <summary>What an editor asks while the user types: complete_request, inspect_request, is_complete_request.</summary>
internal sealed class EditorRequests(SessionHost session)
{
    public JsonObject Complete(Request request)
    {
        var (code, cursor) = Place(request);
        var list = session.Session.CompleteAsync(code, cursor).GetAwaiter().GetResult();
        int start = CodePoints.FromIndex(code, list.Start);
        int end = CodePoints.FromIndex(code, list.End);
        var reply = Replies.Ok();
        reply["matches"] = new JsonArray([.. list.Matches.Select(m => (JsonNode)m.Text)]);
        reply["cursor_start"] = start;
        reply["cursor_end"] = end;
        // Icons and signatures in JupyterLab and VS Code; an entry for each match, or they show none.
        reply["metadata"] = new JsonObject
        {
            ["_jupyter_types_experimental"] = new JsonArray([.. list.Matches.Select(m => (JsonNode)new JsonObject
            {
                ["start"] = start,
                ["end"] = end,
                ["text"] = m.Text,
                ["type"] = m.Kind,
                ["signature"] = m.Signature,
            })]),
        };
        return reply;
    }

    public JsonObject Inspect(Request request)
    {
        var (code, cursor) = Place(request);
        var found = session.Session.InspectAsync(code, cursor, request.Message.Number("detail_level", 0)).GetAwaiter().GetResult();
        var reply = Replies.Ok();
        reply["found"] = found is not null;
        reply["data"] = found?.Data.DeepClone() ?? new JsonObject();
        reply["metadata"] = new JsonObject();
        return reply;
    }

    public JsonObject IsComplete(Request request)
    {
        var result = session.Session.IsComplete(request.Message.Text("code"));
        var reply = new JsonObject { ["status"] = Name(result.Status) };
        if (result.Status == CodeCompleteness.Incomplete)
            reply["indent"] = result.Indent;
        return reply;
    }

    private static string Name(CodeCompleteness status) => status switch
    {
        CodeCompleteness.Complete => "complete",
        CodeCompleteness.Incomplete => "incomplete",
        CodeCompleteness.Invalid => "invalid",
        _ => "unknown",
    };

    private static (string Code, int Cursor) Place(Request request)
    {
        string code = request.Message.Text("code");
        return (code, CodePoints.ToIndex(code, request.Message.Number("cursor_pos", code.Length)));
    }
}
