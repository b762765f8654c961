using System.Text;

namespace CourseKit.Scripting.Execution;

/// <summary>
/// Carries what cells show from their threads to the host, in order, on a thread of its own: an abort can then never tear a message.
/// Neighbouring writes to one stream become one message, and a flood waits for the host.
/// </summary>
internal sealed class OutputQueue : IDisposable
{
    private const int MaxPendingChars = 1 << 20;

    // A monitor, not a Lock: an abort that strikes inside System.Threading.Lock ends the process (.NET 10).
    private readonly object _gate = new();
    private readonly Queue<Item> _items = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly Thread _dispatcher;
    private Item? _last;
    private int _pendingChars;
    private bool _delivering;
    private volatile bool _disposed;

    public OutputQueue()
    {
        _dispatcher = new(Dispatch) { IsBackground = true, Name = "cell output" };
        _dispatcher.Start();
    }

    public void Write(Action<CellOutput> sink, bool isError, string text)
    {
        if (text.Length == 0)
            return;
        while (_pendingChars > MaxPendingChars && !_disposed)
            Thread.Sleep(1);
        Enqueue(sink, isError, text, null);
    }

    public void Post(Action<CellOutput> sink, CellOutput output) => Enqueue(sink, false, "", output);

    private void Enqueue(Action<CellOutput> sink, bool isError, string text, CellOutput? output)
    {
        try
        {
        }
        finally     // an abort does not interrupt a finally block
        {
            bool isNew = true;
            lock (_gate)
            {
                if (output is null && _last is { Text: { } pending } last && last.Sink == sink && last.IsError == isError)
                {
                    pending.Append(text);
                    isNew = false;
                }
                else
                {
                    _last = new(sink, isError, output is null ? new StringBuilder(text) : null, output);
                    _items.Enqueue(_last);
                }
                _pendingChars += text.Length;
            }
            if (isNew)
                _arrived.Release();
        }
    }

    /// <summary>Returns when all that was enqueued before has reached the host.</summary>
    public void Drain()
    {
        while (!_disposed)
        {
            lock (_gate)
            {
                if (_items.Count == 0 && !_delivering)
                    return;
            }
            Thread.Sleep(1);
        }
    }

    private void Dispatch()
    {
        while (true)
        {
            _arrived.Wait();
            if (_disposed)
                return;
            Item item;
            lock (_gate)
            {
                item = _items.Dequeue();
                if (ReferenceEquals(item, _last))
                    _last = null;
                _pendingChars -= item.Text?.Length ?? 0;
                _delivering = true;
            }
            item.Sink(item.Output ?? new StreamOutput(item.IsError, item.Text!.ToString()));
            lock (_gate)
                _delivering = false;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        _arrived.Release();
        _dispatcher.Join();
        _arrived.Dispose();
    }

    private sealed record Item(Action<CellOutput> Sink, bool IsError, StringBuilder? Text, CellOutput? Output);
}
