using CourseKit.Kernel.Zmtp;

namespace CourseKit.Kernel.Serving;

/// <summary>Messages of one channel that await their turn. When too much waits, the socket stops reading until there is room.</summary>
internal sealed class MessageQueue
{
    private const long MaxBytes = 256L << 20;
    private const int MaxCount = 100_000;

    // A monitor, which can be waited for; no code of users runs under it.
    private readonly object _gate = new();
    private readonly Queue<PendingMessage> _waiting = new();
    private long _bytes;
    private long _last;
    private bool _closed;

    public MessageQueue() => Socket = new(Add);

    /// <summary>The socket that fills the queue.</summary>
    public RouterSocket Socket { get; }

    /// <summary>Number of the message that arrived last.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    /// <summary>Waits for the next message; null when the queue is closed.</summary>
    public PendingMessage? Take()
    {
        lock (_gate)
        {
            PendingMessage? next;
            while (!_waiting.TryDequeue(out next) && !_closed)
                Monitor.Wait(_gate);
            _bytes -= next?.Bytes ?? 0;
            Socket.IsPaused = IsFull;
            return _closed ? null : next;
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Add(Peer sender, byte[][] frames)
    {
        lock (_gate)
        {
            var message = new PendingMessage(++_last, sender, frames);
            _waiting.Enqueue(message);
            _bytes += message.Bytes;
            Socket.IsPaused = IsFull;
            Monitor.Pulse(_gate);
        }
    }

    private bool IsFull => _bytes > MaxBytes || _waiting.Count > MaxCount;
}
