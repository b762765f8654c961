using System.Diagnostics.CodeAnalysis;


namespace CourseKit.Scripting.Execution;

/// <summary>One run of a cell on its thread, and the means to stop it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer, and continuations may look at its token for ever.")]
internal sealed class CellRun
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    // Loops and functions of the cell stop at once, and waits when interrupted. What is left are long calls into libraries.
    private const int StepsBeforeAbort = 5;

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abort = new();
    private readonly AbortableContext _continuations;
    private readonly Thread _thread;
    private readonly CellContext _context;

    public CellRun(Thread thread, int stackSize, CellContext context)
    {
        _thread = thread;
        _context = context;
        _continuations = new(stackSize, context, _abort.Token);
    }

    /// <summary>Ends with the cell: fails with its exception, or is cancelled when it was stopped.</summary>
    public Task Completion => _done.Task;

    /// <summary>Whether the thread may still hold an interrupt or an abort that came too late for its cell.</summary>
    public bool HasSpentItsThread { get; private set; }

    public void Execute(Func<Task<object?>> start, Action<object?> finish)
    {
        try
        {
            CellContext.Current = _context;
            SynchronizationContext.SetSynchronizationContext(_continuations);
            Abortable.Run(() => finish(_continuations.Pump(start())), _abort.Token);
            _done.TrySetResult();
        }
        // Whatever a stopped cell throws, the stop is the reason: libraries wrap it.
        catch (Exception) when (_context.IsStopping)
        {
            _done.TrySetCanceled(CancellationToken.None);
        }
        catch (Exception e)
        {
            _done.TrySetException(e);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
            CellContext.Current = null;
        }
    }

    /// <summary>
    /// Stops the cell by ever stronger means: its loops ask and end, its waits are interrupted, its thread is aborted.
    /// True when it ended in time, false when it runs on.
    /// </summary>
    public bool Stop(TimeSpan grace)
    {
        _context.Stop();
        for (int step = 0; step * Step < grace + StepsBeforeAbort * Step; step++)
        {
            if (EndsWithin(Step))
                return true;
            HasSpentItsThread = true;
            // Cancelling returns when the thread is next in managed code, which may be never.
            if (step == StepsBeforeAbort)
                _ = Task.Factory.StartNew(_abort.Cancel, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            _thread.Interrupt();
            _continuations.InterruptHelpers();
        }
        return EndsWithin(Step);
    }

    /// <summary>Waits for the end of the cell; false when the time is over or the token cancelled before.</summary>
    public bool EndsWithin(TimeSpan time, CancellationToken giveUp = default)
    {
        try
        {
            return Task.WaitAny([Completion], (int)time.TotalMilliseconds, giveUp) == 0;
        }
        catch (OperationCanceledException)
        {
            return Completion.IsCompleted;
        }
    }
}
