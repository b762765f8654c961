using System.Runtime.ExceptionServices;

namespace CourseKit.Scripting.Execution;

/// <summary>
/// Runs what follows an <c>await</c> in a cell on threads that can be aborted. Work goes to the cell's own thread when that waits for
/// some, and to a helper thread otherwise: a cell that blocks on <c>task.Result</c> does not wait for itself.
/// </summary>
internal sealed class AbortableContext(int stackSize, CellContext cell, CancellationToken abort) : SynchronizationContext
{
    private static readonly TimeSpan HelperIdle = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _work = new();
    private readonly List<Thread> _helpers = [];
    private int _waiting;
    private ExceptionDispatchInfo? _unhandled;

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
        }
        finally     // an abort does not interrupt a finally block
        {
            bool needsHelper;
            lock (_gate)
            {
                _work.Enqueue((d, state));
                needsHelper = _work.Count > _waiting;
                Monitor.Pulse(_gate);
            }
            if (needsHelper)
                StartHelper();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs posted work on the calling thread until the task ends, and gives its result or throws its exception.</summary>
    public object? Pump(Task<object?> task)
    {
        task.GetAwaiter().UnsafeOnCompleted(Wake);
        while (!task.IsCompleted && _unhandled is null)
            RunNext(until: () => task.IsCompleted || _unhandled is not null, Timeout.InfiniteTimeSpan);
        _unhandled?.Throw();
        return task.GetAwaiter().GetResult();
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    private bool RunNext(Func<bool> until, TimeSpan idle)
    {
        (SendOrPostCallback Callback, object? State) next;
        lock (_gate)
        {
            while (_work.Count == 0)
            {
                if (until())
                    return false;
                _waiting++;
                try
                {
                    if (!Monitor.Wait(_gate, idle))
                        return false;
                }
                finally
                {
                    _waiting--;
                }
            }
            next = _work.Dequeue();
        }
        try
        {
            next.Callback(next.State);
        }
        catch (Exception e) when (!cell.IsStopping)
        {
            // Only an async void method gets here: what a task throws, the task keeps.
            _unhandled ??= ExceptionDispatchInfo.Capture(e);
            Wake();
        }
        return true;
    }

    public void InterruptHelpers()
    {
        lock (_gate)
            _helpers.ForEach(h => h.Interrupt());
    }

    private void StartHelper()
    {
        var helper = new Thread(Help, stackSize) { IsBackground = true, Name = "cell continuation" };
        lock (_gate)
            _helpers.Add(helper);
        helper.UnsafeStart();
    }

    private void Help()
    {
        SetSynchronizationContext(this);
        try
        {
            Abortable.Run(() =>
            {
                while (RunNext(until: static () => false, HelperIdle))
                {
                }
            }, abort);
        }
        catch (Exception) when (cell.IsStopping)
        {
            // The cell's own thread reports the abort.
        }
        finally
        {
            lock (_gate)
                _helpers.Remove(Thread.CurrentThread);
        }
    }
}
