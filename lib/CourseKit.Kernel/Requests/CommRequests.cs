using System.Text.Json.Nodes;
using CourseKit.Kernel.Serving;

namespace CourseKit.Kernel.Requests;

/// <summary>Comms are channels between widgets in the front end and in the kernel. This kernel has no widgets, and says so.</summary>
internal sealed class CommRequests(IOPub iopub)
{
    public static JsonObject Info()
    {
        var reply = Replies.Ok();
        reply["comms"] = new JsonObject();
        return reply;
    }

    /// <summary>comm_open: whoever asks for a target that is not there is to be told by a comm_close.</summary>
    public JsonObject? Open(Request request)
    {
        if (request.Message.Text("comm_id") is { Length: > 0 } id)
            iopub.Publish("comm_close", request.Message.Header, new() { ["comm_id"] = id, ["data"] = new JsonObject() });
        return null;
    }

    /// <summary>comm_msg and comm_close for a comm that is not open: nothing to do.</summary>
    public static JsonObject? Ignore() => null;
}
