using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Kernel.Serving;
using CourseKit.Scripting;

namespace CourseKit.Kernel.Requests;

/// <summary>execute_request: runs a cell, counts it, and aborts what was queued behind one that failed.</summary>
internal sealed class ExecuteRequests(
    SessionHost session, IOPub iopub, OutputPump pump, History history, InputRequests input, MessageQueue queue, KernelLog log)
{
    /// <summary>
    /// A failure is told this much later: a client that sent several cells at once has them all here by then, and none that it sends
    /// in answer to the failure can be among them.
    /// </summary>
    private static readonly TimeSpan TimeForStragglers = TimeSpan.FromMilliseconds(10);

    private int _count;
    private int _unnamed;
    private long _abortUpTo;

    /// <summary>Execution count of the cell that ran last.</summary>
    public int Count => _count;

    public JsonObject Answer(Request request)
    {
        if (request.Number <= _abortUpTo)
            return new() { ["status"] = "aborted", ["execution_count"] = _count };
        var message = request.Message;
        string code = message.Text("code");
        bool isSilent = message.Flag("silent", false);
        bool isStored = message.Flag("store_history", true) && !isSilent;
        if (isStored)
            _count++;
        if (!isSilent)
            iopub.Publish("execute_input", message.Header, new() { ["code"] = code, ["execution_count"] = _count });
        request.ReplyMetadata = new() { ["started"] = DateTime.UtcNow.ToString("o", CultureInfo.InvariantCulture) };

        var sink = new CellSink(iopub, pump, log, message.Header, _count);
        Action<CellOutput> show = isSilent ? static _ => { } : sink.Show;
        var result = Run(request, code, isStored, sink, show);
        sink.Flush();
        if (isStored && code.Length > 0)
            history.Add(_count, code, sink.ResultText);
        return result.Error is { } error ? Failed(request, error, isSilent) : Succeeded(request, sink);
    }

    private CellResult Run(Request request, string code, bool isStored, CellSink sink, Action<CellOutput> show)
    {
        // Nothing to run, but its number counts.
        if (string.IsNullOrWhiteSpace(code))
            return new(CellStatus.Ok, null);
        string name = isStored ? $"cell {_count}" : $"unnumbered cell {++_unnamed}";
        input.Current = new(request.Message, request.Message.Flag("allow_stdin", true), sink);
        return session.Execute(name, code, show);
    }

    private JsonObject Failed(Request request, CellError error, bool isSilent)
    {
        bool stops = request.Message.Flag("stop_on_error", true);
        if (stops)
        {
            Thread.Sleep(TimeForStragglers);
            _abortUpTo = queue.Last;
        }
        if (!isSilent)
            iopub.Publish("error", request.Message.Header, Replies.Describe(error));
        var reply = Replies.Describe(error);
        reply["status"] = "error";
        reply["execution_count"] = _count;
        reply["user_expressions"] = new JsonObject();
        reply["payload"] = new JsonArray();
        return reply;
    }

    private JsonObject Succeeded(Request request, CellSink sink)
    {
        var reply = Replies.Ok();
        reply["execution_count"] = _count;
        reply["user_expressions"] = Evaluate(request);
        reply["payload"] = new JsonArray([.. sink.Pages.Select(page => (JsonNode)new JsonObject
        {
            ["source"] = "page",
            ["data"] = page.Data.DeepClone(),
            ["start"] = 0,
        })]);
        return reply;
    }

    /// <summary>Values of <c>user_expressions</c>, each on its own: one that fails does not take the others down.</summary>
    private JsonObject Evaluate(Request request)
    {
        var values = new JsonObject();
        if (!request.Message.Content.TryGetProperty("user_expressions", out var expressions)
            || expressions.ValueKind != JsonValueKind.Object)
            return values;
        foreach (var expression in expressions.EnumerateObject().Where(e => e.Value.ValueKind == JsonValueKind.String))
        {
            MimeBundle? value = null;
            var result = session.Execute($"user expression {++_unnamed}", expression.Value.GetString()!, output =>
            {
                if (output is ResultOutput shown)
                    value = shown.Data;
            });
            values[expression.Name] = result.Error is { } error ? Error(error) : Value(value);
        }
        return values;
    }

    private static JsonObject Error(CellError error)
    {
        var described = Replies.Describe(error);
        described["status"] = "error";
        return described;
    }

    private static JsonObject Value(MimeBundle? value)
    {
        var shown = Replies.Ok();
        shown["data"] = value?.Data.DeepClone() ?? new JsonObject();
        shown["metadata"] = new JsonObject();
        return shown;
    }
}
