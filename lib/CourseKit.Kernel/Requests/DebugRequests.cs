using System.Text.Json.Nodes;
using CourseKit.Kernel.Serving;

namespace CourseKit.Kernel.Requests;

/// <summary>debug_request: a refusal in the form of the Debug Adapter Protocol. kernel_info says that there is no debugger.</summary>
internal static class DebugRequests
{
    public static JsonObject Answer(Request request) => new()
    {
        ["type"] = "response",
        ["seq"] = request.Message.Number("seq", 0),
        ["request_seq"] = request.Message.Number("seq", 0),
        ["success"] = false,
        ["command"] = request.Message.Text("command"),
        ["message"] = "This kernel has no debugger.",
        ["body"] = new JsonObject(),
    };
}
