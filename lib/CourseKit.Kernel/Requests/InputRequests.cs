using System.Text.Json.Nodes;
using CourseKit.Kernel.Messages;
using CourseKit.Kernel.Serving;
using CourseKit.Kernel.Zmtp;
using CourseKit.Scripting;

namespace CourseKit.Kernel.Requests;

/// <summary>The stdin channel: asks the client whose cell runs for a line, and waits for its input_reply.</summary>
internal sealed class InputRequests(RouterSocket shell, MessageCodec codec, KernelLog log)
{
    private const string EndOfInput = "\x04";
    private static readonly TimeSpan LookAfterClient = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Peer? _asked;
    private TaskCompletionSource<string?>? _answer;

    /// <summary>The queue of the stdin channel.</summary>
    public MessageQueue Queue { get; } = new();

    /// <summary>The cell that runs, or ran last.</summary>
    public RunningCell? Current { get; set; }

    public void Start() => new Thread(ReadReplies) { IsBackground = true, Name = "stdin" }.Start();

    /// <summary>Asks for a line; null when the user ended the input.</summary>
    /// <exception cref="InvalidOperationException">The client cannot be asked, or has gone.</exception>
    // On another thread: that of the cell can be aborted at any place.
    public Task<string?> AskAsync(InputRequest request, CancellationToken stop) =>
        Task.Factory.StartNew(() => AskNowAsync(request, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    private async Task<string?> AskNowAsync(InputRequest request, CancellationToken stop)
    {
        if (Current is not { AllowsInput: true } cell)
            throw new InvalidOperationException("This cell cannot ask for input: the front end that runs it does not allow it.");
        var client = Find(cell.Message.Sender)
            ?? throw new InvalidOperationException("This cell cannot ask for input: its front end has no stdin channel open.");
        cell.Sink.Flush();
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            (_asked, _answer) = (client, answer);
        var content = new JsonObject { ["prompt"] = request.Prompt, ["password"] = request.IsPassword };
        Queue.Socket.Send(client, codec.Write([], "input_request", cell.Message.Header, content));
        using var registration = stop.Register(() => answer.TrySetCanceled(stop));
        while (await Task.WhenAny(answer.Task, Task.Delay(LookAfterClient, CancellationToken.None)).ConfigureAwait(false) != answer.Task)
        {
            if (client.IsClosed)
                throw new InvalidOperationException("The front end that was asked for input has gone.");
        }
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>
    /// The stdin connection of the client that a shell connection belongs to: it has the same identity, and where several clients have
    /// that, the same place in the order of their connecting.
    /// </summary>
    private Peer? Find(Peer shellPeer)
    {
        if (shellPeer.Identity.Length > 0)
        {
            int place = shell.FindAll(shellPeer.Identity).TakeWhile(p => p != shellPeer).Count();
            var candidates = Queue.Socket.FindAll(shellPeer.Identity).ToList();
            return candidates.Count == 0 ? null : candidates[Math.Min(place, candidates.Count - 1)];
        }
        // Without identities only a single client can be told.
        var ready = Queue.Socket.Peers.Where(p => p.IsReady).ToList();
        return ready is [{ Identity: "" } only] ? only : null;
    }

    private void ReadReplies()
    {
        while (Queue.Take() is { } pending)
        {
            var message = codec.Read(pending.Sender, pending.Frames, out var reason);
            if (message is not { Type: "input_reply" })
            {
                log.Write($"stdin: a message {reason ?? $"of type {message!.Type}"}; dropped");
                continue;
            }
            TaskCompletionSource<string?>? answer;
            lock (_gate)
            {
                // Only who was asked may answer.
                answer = _asked == message.Sender ? _answer : null;
                if (answer is not null)
                    (_asked, _answer) = (null, null);
            }
            string value = message.Text("value");
            answer?.TrySetResult(value == EndOfInput ? null : value);
        }
    }
}
