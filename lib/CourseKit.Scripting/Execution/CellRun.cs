using System.Diagnostics.CodeAnalysis;


namespace CourseKit.Scripting.Execution;

/// <summary>One run of a cell on its thread, and the means to stop it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer, and continuations may look at its token for ever.")]
internal sealed class CellRun
{
    // Waits in native code do not notice an abort, an interrupt wakes them. A loop needs none: it is aborted at once.
    private static readonly TimeSpan InterruptAfter = TimeSpan.FromMilliseconds(100);

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abort = new();
    private readonly AbortableContext _continuations;
    private readonly Thread _thread;

    public CellRun(Thread thread, int stackSize)
    {
        _thread = thread;
        _continuations = new(stackSize, _abort.Token);
    }

    /// <summary>Ends with the cell: fails with its exception, or is cancelled when it was aborted.</summary>
    public Task Completion => _done.Task;

    public void Execute(CellContext context, Func<Task<object?>> start, Action<object?> finish)
    {
        try
        {
            CellContext.Current = context;
            SynchronizationContext.SetSynchronizationContext(_continuations);
            Abortable.Run(() => finish(_continuations.Pump(start())), _abort.Token);
            _done.TrySetResult();
        }
        // Whatever an aborted cell throws, the abort is the reason: libraries wrap it.
        catch (Exception) when (_abort.IsCancellationRequested)
        {
            _done.TrySetCanceled(_abort.Token);
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

    /// <summary>Aborts the cell. True when it ended in time, false when it runs on.</summary>
    public async Task<bool> AbortAsync(TimeSpan grace)
    {
        // Cancelling returns when the thread is next in managed code, which may be never.
        _ = Task.Factory.StartNew(_abort.Cancel, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        for (var waited = TimeSpan.Zero; waited < grace; waited += InterruptAfter)
        {
            if (await EndsWithinAsync(InterruptAfter).ConfigureAwait(false))
                return true;
            _thread.Interrupt();
            _continuations.InterruptHelpers();
        }
        return await EndsWithinAsync(InterruptAfter).ConfigureAwait(false);
    }

    public async Task<bool> EndsWithinAsync(TimeSpan time) =>
        await Task.WhenAny(Completion, Task.Delay(time)).ConfigureAwait(false) == Completion;
}
