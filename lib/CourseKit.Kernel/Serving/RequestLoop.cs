using System.Text.Json.Nodes;
using CourseKit.Kernel.Messages;

namespace CourseKit.Kernel.Serving;

/// <summary>
/// Answers the requests of one channel in order, on a thread of its own, each between a "busy" and an "idle" that name it as their
/// parent. Nothing that a request does ends the loop.
/// </summary>
internal sealed class RequestLoop
{
    private readonly MessageQueue _queue;
    private readonly MessageCodec _codec;
    private readonly IOPub _iopub;
    private readonly KernelLog _log;
    private readonly Dictionary<string, RequestHandler> _handlers;
    private readonly string _name;
    private readonly Lock _gate = new();
    private Request? _current;

    public RequestLoop(
        string name, MessageQueue queue, MessageCodec codec, IOPub iopub, KernelLog log, Dictionary<string, RequestHandler> handlers)
    {
        _name = name;
        _queue = queue;
        _codec = codec;
        _iopub = iopub;
        _log = log;
        _handlers = handlers;
    }

    public void Start() => new Thread(Run) { IsBackground = true, Name = _name }.Start();

    private void Run()
    {
        while (_queue.Take() is { } pending)
        {
            try
            {
                if (_codec.Read(pending.Sender, pending.Frames, out var reason) is { } message)
                    Serve(new(message, pending.Number));
                else
                    _log.Write($"{_name}: a message {reason}; dropped");
            }
            catch (Exception e)
            {
                _log.Write($"{_name}: {e}");
            }
        }
    }

    private void Serve(Request request)
    {
        var message = request.Message;
        if (!_handlers.TryGetValue(message.Type, out var handler) && !message.Type.EndsWith("_request", StringComparison.Ordinal))
        {
            _log.Write($"{_name}: a message of type {message.Type}, which this kernel does not know; dropped");
            return;
        }
        lock (_gate)
            _current = request;
        _iopub.Status("busy", message.Header);
        try
        {
            if (Answer(request, handler) is { } content)
                End(request, content);
        }
        finally
        {
            End(request, null);
        }
    }

    private JsonObject? Answer(Request request, RequestHandler? handler)
    {
        try
        {
            return handler is null
                ? Replies.Error("UnknownRequest", $"This kernel does not know {request.Message.Type}.")
                : handler(request);
        }
        catch (Exception e)
        {
            _log.Write($"{_name}: {request.Message.Type}: {e}");
            return Replies.Error(e.GetType().Name, e.Message);
        }
    }

    /// <summary>
    /// Answers what is being worked on before its time, because the process ends. The request's own answer, if it still comes, is
    /// not sent.
    /// </summary>
    public void EndCurrent(JsonObject content)
    {
        Request? request;
        lock (_gate)
            request = _current;
        if (request is null)
            return;
        End(request, content);
        End(request, null);
    }

    /// <summary>Sends the reply (content) or ends the request (null), once.</summary>
    private void End(Request request, JsonObject? content)
    {
        lock (_gate)
        {
            if (_current != request)
                return;
            if (content is null)
                _current = null;
        }
        if (content is null)
            _iopub.Status("idle", request.Message.Header);
        else
            Reply(request, content);
    }

    private void Reply(Request request, JsonObject content)
    {
        var message = request.Message;
        string type = message.Type[..^"_request".Length] + "_reply";
        if (!_queue.Socket.Send(message.Sender, _codec.Write(message.Envelope, type, message.Header, content, request.ReplyMetadata)))
            _log.Write($"{_name}: nobody to send a {type} to");
    }
}
