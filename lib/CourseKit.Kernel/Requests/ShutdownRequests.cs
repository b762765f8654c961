using System.Text.Json.Nodes;
using CourseKit.Kernel.Serving;

namespace CourseKit.Kernel.Requests;

/// <summary>
/// shutdown_request: replies, tells all clients, and ends the kernel. A restart is the same; the front end starts a new process.
/// </summary>
internal sealed class ShutdownRequests(IOPub iopub, Action end)
{
    // Long enough for the reply and the idle status to be queued behind this answer.
    private static readonly TimeSpan TimeToReply = TimeSpan.FromMilliseconds(20);

    public JsonObject Answer(Request request)
    {
        bool isRestart = request.Message.Flag("restart", false);
        iopub.Publish("shutdown_reply", request.Message.Header, Reply(isRestart));
        new Thread(() =>
        {
            Thread.Sleep(TimeToReply);
            end();
        }) { IsBackground = true, Name = "shutdown" }.Start();
        return Reply(isRestart);
    }

    private static JsonObject Reply(bool isRestart) => new() { ["status"] = "ok", ["restart"] = isRestart };
}
