using System.Text.Json.Nodes;
using CourseKit.Kernel.Connection;
using CourseKit.Kernel.Serving;

namespace CourseKit.Kernel.Requests;

/// <summary>connect_request: the ports, which old clients ask for.</summary>
internal static class ConnectReply
{
    public static JsonObject Of(ConnectionFile connection)
    {
        var reply = Replies.Ok();
        reply["shell_port"] = connection.ShellPort;
        reply["control_port"] = connection.ControlPort;
        reply["stdin_port"] = connection.StdinPort;
        reply["iopub_port"] = connection.IOPubPort;
        reply["hb_port"] = connection.HeartbeatPort;
        return reply;
    }
}
