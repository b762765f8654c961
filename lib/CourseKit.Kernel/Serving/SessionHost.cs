using CourseKit.Scripting;

namespace CourseKit.Kernel.Serving;

/// <summary>The C# session, made in the background while front ends connect, and renewed when a cell cannot be stopped.</summary>
internal sealed class SessionHost : IDisposable
{
    private readonly SessionOptions _options;
    private readonly KernelLog _log;
    private readonly Lock _gate = new();
    private Task<CSharpSession> _session;
    private CancellationTokenSource? _running;

    public SessionHost(SessionOptions options, KernelLog log)
    {
        _options = options;
        _log = log;
        _session = CreateAsync();
    }

    /// <summary>The session; waits until it is ready.</summary>
    public CSharpSession Session => _session.GetAwaiter().GetResult();

    /// <summary>Runs a cell to its end.</summary>
    public CellResult Execute(string name, string code, Action<CellOutput> sink)
    {
        var interrupt = new CancellationTokenSource();
        lock (_gate)
            _running = interrupt;
        try
        {
            var result = Session.ExecuteAsync(name, code, sink, interrupt.Token).GetAwaiter().GetResult();
            if (result.Status == CellStatus.Lost)
                Renew();
            return result;
        }
        finally
        {
            lock (_gate)
                _running = null;
        }
    }

    /// <summary>Stops the running cell, if there is one. From any thread.</summary>
    public void Interrupt()
    {
        CancellationTokenSource? running;
        lock (_gate)
            running = _running;
        running?.Cancel();
    }

    private void Renew()
    {
        _log.Write("session: a cell could not be stopped; a new session takes its place");
        // The old one is left to its running cell.
        _session = CreateAsync();
    }

    private Task<CSharpSession> CreateAsync()
    {
        var made = new TaskCompletionSource<CSharpSession>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Create(made)) { IsBackground = true, Name = "session start" }.Start();
        return made.Task;
    }

    private void Create(TaskCompletionSource<CSharpSession> made)
    {
        try
        {
            var session = new CSharpSession(_options);
            session.WarmUpAsync().GetAwaiter().GetResult();
            made.SetResult(session);
        }
        catch (Exception e)
        {
            _log.Write($"session: {e}");
            made.SetException(e);
        }
    }

    public void Dispose()
    {
        if (_session.IsCompletedSuccessfully)
            _session.Result.Dispose();
    }
}
