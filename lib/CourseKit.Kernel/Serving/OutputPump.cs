namespace CourseKit.Kernel.Serving;

/// <summary>A thread that sends, every few milliseconds, the text that cells have printed in the meantime.</summary>
internal sealed class OutputPump : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _arrived = new(false);
    private HashSet<CellSink> _waiting = [];
    private volatile bool _stopping;

    public OutputPump() => new Thread(Run) { IsBackground = true, Name = "output pump" }.Start();

    /// <summary>Has the sink's text sent soon.</summary>
    public void FlushSoon(CellSink sink)
    {
        lock (_gate)
            _waiting.Add(sink);
        _arrived.Set();
    }

    private void Run()
    {
        while (!_stopping)
        {
            _arrived.WaitOne();
            Thread.Sleep(Pause);
            HashSet<CellSink> due;
            lock (_gate)
                (due, _waiting) = (_waiting, []);
            foreach (var sink in due)
                sink.Flush();
        }
    }

    public void Dispose()
    {
        _stopping = true;
        _arrived.Set();
    }
}
