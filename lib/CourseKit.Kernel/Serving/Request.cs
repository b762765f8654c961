using System.Text.Json.Nodes;
using CourseKit.Kernel.Messages;

namespace CourseKit.Kernel.Serving;

/// <summary>A request with its place in the queue.</summary>
/// <param name="Message">What was asked.</param>
/// <param name="Number">Number of the message on its channel.</param>
internal sealed record Request(JupyterMessage Message, long Number)
{
    /// <summary>Metadata of the reply; null for none.</summary>
    public JsonObject? ReplyMetadata { get; set; }
}

/// <summary>Answers a kind of request: gives the content of the reply, or null when there is none.</summary>
internal delegate JsonObject? RequestHandler(Request request);
