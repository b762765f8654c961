namespace CourseKit.Scripting.Execution;

/// <summary>Runs code of any language on the cells' thread, and stops it when the user says so.</summary>
internal sealed class CellExecutor(SessionOptions options) : IDisposable
{
    private readonly CellThread _thread = new(options.StackSize);

    /// <summary>
    /// Runs code to its end, for which the calling thread waits: continuations would have to wait for the thread pool, which the code
    /// may keep busy, and then nobody could stop it.
    /// </summary>
    /// <param name="cell">The cell that it is part of.</param>
    /// <param name="start">The code.</param>
    /// <param name="finish">Is given its value, on the same thread.</param>
    /// <param name="describe">Makes an error of what it throws.</param>
    /// <param name="interrupt">Stops it.</param>
    public Task<CellResult> RunAsync(
        CellContext cell, Func<Task<object?>> start, Action<object?> finish, Func<Exception, CellError> describe,
        CancellationToken interrupt) => Task.FromResult(Run(cell, start, finish, describe, interrupt));

    private CellResult Run(
        CellContext cell, Func<Task<object?>> start, Action<object?> finish, Func<Exception, CellError> describe,
        CancellationToken interrupt)
    {
        var run = _thread.Run(cell, start, finish);
        if (!Wait(run, cell, interrupt))
            return CellResult.Lost;
        if (run.HasSpentItsThread)
            _thread.Replace();
        if (run.Completion.IsCanceled)
            return CellResult.Aborted;
        return run.Completion.Exception is { } failure ? new(CellStatus.Error, describe(failure.InnerException!)) : CellResult.Success;
    }

    /// <summary>Waits for the end of the cell; after an interrupt asks it to stop, then aborts it. False when it runs on.</summary>
    private bool Wait(CellRun run, CellContext cell, CancellationToken interrupt)
    {
        if (run.EndsWithin(Timeout.InfiniteTimeSpan, interrupt))
            return true;
        cell.CancelToken();
        return (cell.IsCooperative && run.EndsWithin(options.CooperativeGrace, CancellationToken.None)) || run.Stop(options.AbortGrace);
    }

    public void Dispose() => _thread.Dispose();
}
