using System.Text.Json.Nodes;
using CourseKit.Kernel.Serving;

namespace CourseKit.Kernel.Requests;

/// <summary>history_request: by range, the last ones, or by pattern.</summary>
internal sealed class HistoryRequests(History history)
{
    public JsonObject Answer(Request request)
    {
        var message = request.Message;
        bool output = message.Flag("output", false);
        var reply = Replies.Ok();
        reply["history"] = message.Text("hist_access_type", "tail") switch
        {
            "range" => history.Range(message.Number("session", 0), message.Number("start", 1), Optional("stop"), output),
            "search" => history.Search(message.Text("pattern", "*"), Optional("n"), message.Flag("unique", false), output),
            _ => history.Tail(message.Number("n", 10), output),
        };
        return reply;

        int? Optional(string name) => message.Number(name, int.MinValue) is var number && number == int.MinValue ? null : number;
    }
}
