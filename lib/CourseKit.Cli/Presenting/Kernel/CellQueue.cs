namespace CourseKit.Cli.Presenting.Kernel;

/// <summary>Cells that wait for their turn, each once: it runs with the code that it has when its turn comes.</summary>
internal sealed class CellQueue
{
    private readonly Lock _gate = new();
    private readonly LinkedList<LiveCell> _cells = [];
    private TaskCompletionSource _pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Adds a cell; false when it waits already.</summary>
    public bool Add(LiveCell cell)
    {
        lock (_gate)
        {
            if (_cells.Contains(cell))
                return false;
            _cells.AddLast(cell);
        }
        Wake();
        return true;
    }

    public bool Contains(LiveCell cell)
    {
        lock (_gate)
            return _cells.Contains(cell);
    }

    /// <summary>The next cell; null when none waits.</summary>
    public LiveCell? TryTake()
    {
        lock (_gate)
        {
            var first = _cells.First?.Value;
            if (first is not null)
                _cells.RemoveFirst();
            return first;
        }
    }

    /// <summary>Empties the queue and gives what it held.</summary>
    public IReadOnlyList<LiveCell> Clear()
    {
        lock (_gate)
        {
            LiveCell[] held = [.. _cells];
            _cells.Clear();
            return held;
        }
    }

    /// <summary>Ends the waiting, with or without a cell.</summary>
    public void Wake()
    {
        lock (_gate)
            _pulse.TrySetResult();
    }

    /// <summary>Until a cell waits, or <see cref="Wake"/> is called.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        Task pulse;
        lock (_gate)
        {
            if (_cells.Count > 0)
                return;
            pulse = _pulse.Task;
        }
        await pulse.WaitAsync(cancel);
        lock (_gate)
        {
            if (_pulse.Task.IsCompleted)
                _pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
