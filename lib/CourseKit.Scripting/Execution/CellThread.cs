using System.Collections.Concurrent;

namespace CourseKit.Scripting.Execution;

/// <summary>
/// The one thread that a session's cells run on, one after the other: libraries keep state per thread (whether gradients are
/// recorded, say), and that must hold from cell to cell. A cell that had to be interrupted or aborted spends the thread, because
/// .NET aborts a thread only once; the next cell starts another.
/// </summary>
internal sealed class CellThread(int stackSize) : IDisposable
{
    private BlockingCollection<Action> _jobs = [];
    private Thread? _thread;

    /// <summary>Runs a cell to its end.</summary>
    public CellRun Run(CellContext context, Func<Task<object?>> start, Action<object?> finish)
    {
        if (_thread is null)
        {
            var jobs = _jobs;
            _thread = new(() => Loop(jobs), stackSize) { IsBackground = true, Name = "cells" };
            _thread.Start();
        }
        var run = new CellRun(_thread, stackSize, context);
        _jobs.Add(() => run.Execute(start, finish), CancellationToken.None);
        return run;
    }

    /// <summary>Lets go of a thread whose cell was aborted.</summary>
    public void Replace()
    {
        _jobs.CompleteAdding();
        _jobs = [];
        _thread = null;
    }

    private static void Loop(BlockingCollection<Action> jobs)
    {
        try
        {
            foreach (var job in jobs.GetConsumingEnumerable())
                job();
        }
        catch (ThreadInterruptedException)
        {
            // An interrupt that came when its cell had just ended; the thread has been replaced.
        }
    }

    public void Dispose() => _jobs.CompleteAdding();
}
