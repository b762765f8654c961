using System.Diagnostics;
using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Running;
using CourseKit.Scripting;

namespace CourseKit.Cli.Presenting.Kernel;

/// <summary>
/// Runs the cells of a stage in a worker, one after the other, for as long as the lecture lasts: it can be interrupted and started anew,
/// and a cell that takes the worker down leaves the rest standing.
/// </summary>
internal sealed class LiveKernel(Stage stage, RunSettings settings) : IAsyncDisposable
{
    // Longer than the session needs to abort a cell: after that, the process is killed.
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromSeconds(5);

    // Longer than a worker needs to be killed and given up.
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _end = new();
    private readonly CellQueue _queue = new();
    private readonly Dictionary<string, List<JsonObject>> _displays = [];
    private readonly Dictionary<int, LiveCell> _byCount = [];
    private WorkerProcess? _worker;
    private Task _life = Task.CompletedTask;
    private RunningCell? _running;
    private bool _isRestarting;
    private int _count;

    /// <summary>Starts the worker.</summary>
    public void Start() => _life = LiveAsync();

    /// <summary>Has cells run, in this order, after those that wait already.</summary>
    public void Run(IEnumerable<LiveCell> cells)
    {
        lock (stage.Gate)
        {
            foreach (var cell in cells.Where(_queue.Add))
            {
                if (cell.State != CellState.Running)
                    cell.State = CellState.Queued;
                stage.Changed(cell);
            }
        }
    }

    /// <summary>
    /// Has a cell run with its new values as soon as can be; if it runs with the old ones for long already, these are given up.
    /// </summary>
    public void RunAnew(LiveCell cell)
    {
        lock (stage.Gate)
        {
            Run([cell]);
            if (_running is { } running && running.Cell == cell && running.Elapsed > LiveRules.Quick && !running.IsSuperseded)
            {
                running.IsSuperseded = true;
                _ = StopAsync(running);
            }
        }
    }

    /// <summary>Stops the cell that runs, and forgets those that wait.</summary>
    public void Interrupt()
    {
        lock (stage.Gate)
        {
            Unqueue();
            if (_running is { } running)
                _ = StopAsync(running);
        }
    }

    /// <summary>Another worker, without the variables of this one.</summary>
    public void Restart()
    {
        lock (stage.Gate)
        {
            Unqueue();
            _isRestarting = true;
            _worker?.Kill();
            _queue.Wake();
        }
    }

    private async Task LiveAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            stage.Set(KernelState.Starting);
            await LiveOnceAsync();
            if (_end.IsCancellationRequested)
                return;
            bool isRestart;
            lock (stage.Gate)
            {
                isRestart = _isRestarting;
                _isRestarting = false;
                stage.Cells.ForEach(c => c.Forget(keepFailure: !isRestart));
                _byCount.Clear();
                _displays.Clear();
                _count = 0;
            }
            stage.ChangedAll();
            if (!isRestart)
            {
                // It ended by itself: at once anew might go on for ever.
                stage.Set(KernelState.Ended);
                await _queue.WaitAsync(_end.Token);
            }
            RunFirst();
        }
    }

    /// <summary>A new worker knows nothing: the set-up comes before what waits.</summary>
    private void RunFirst()
    {
        lock (stage.Gate)
        {
            var waiting = _queue.Clear();
            Run([.. stage.Cells.Where(c => CellRole.IsSetup(c.Cell)), .. waiting]);
        }
    }

    /// <summary>From the start of a worker to its end.</summary>
    private async Task LiveOnceAsync()
    {
        await using var worker = WorkerProcess.Start(settings.Environment);
        lock (stage.Gate)
            (_worker, _isRestarting) = (worker, false);
        // Also when the end came while it was being started.
        await using var killed = _end.Token.Register(worker.Kill);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var events = ReadAsync(worker, ready);
        string folder = Path.GetDirectoryName(stage.Notebook.Path)!;
        await worker.SendAsync(new StartRequest(folder, settings.AssemblyOverrides, LivePlot: true));
        await Task.WhenAny(ready.Task, events);
        while (!events.IsCompleted && !_end.IsCancellationRequested)
        {
            stage.Set(KernelState.Ready);
            await Task.WhenAny(_queue.WaitAsync(_end.Token), events);
            while (!events.IsCompleted && _queue.TryTake() is { } cell)
                await RunAsync(worker, cell, events);
        }
        worker.Kill();      // what its cells started ends with it
    }

    private async Task RunAsync(WorkerProcess worker, LiveCell cell, Task events)
    {
        RunningCell running;
        string code;
        lock (stage.Gate)
        {
            running = _running = new(cell, ++_count);
            _byCount[_count] = cell;
            cell.Begin(_count, new(_displays));
            code = cell.Source;
        }
        stage.Changed(cell);
        stage.Set(KernelState.Busy);
        await worker.SendAsync(new ExecuteRequest(running.Count, code));
        using var limit = new CancellationTokenSource(settings.Timeout);
        await using var onLimit = limit.Token.Register(() => _ = StopAsync(running));
        await Task.WhenAny(running.Done.Task, events);
        var (state, error) = running.Done.Task.IsCompletedSuccessfully
            ? LiveRules.Outcome(running.Done.Task.Result, limit.IsCancellationRequested ? settings.Timeout : null)
            : await EndedAsync(worker, cell);
        lock (stage.Gate)
        {
            _running = null;
            bool runsAgain = _queue.Contains(cell);
            bool isSuperseded = running.IsSuperseded && runsAgain;
            cell.End(runsAgain ? CellState.Queued : state, running.Elapsed, isSuperseded ? null : error);
            // What waits relies on this cell; but with the next value of its slider it may well run. What came after a restart does not.
            if (error is not null && !runsAgain && !_isRestarting)
                Unqueue();
        }
        stage.Changed(cell);
    }

    private async Task<(CellState State, CellError Error)> EndedAsync(WorkerProcess worker, LiveCell cell)
    {
        if (_isRestarting || _end.IsCancellationRequested)
            return (CellState.Stopped, LiveRules.Error("Restarted", "The kernel was started anew while this cell ran."));
        var (reason, details) = await worker.DescribeEndAsync();
        string message = $"{char.ToUpperInvariant(reason[0])}{reason[1..]} while cell {cell.Number} ran. "
            + "Its variables are gone; run what the next cell needs.";
        return (CellState.Failed, LiveRules.Error("KernelEnded", message, details));
    }

    private async Task StopAsync(RunningCell running)
    {
        var worker = _worker!;
        await worker.SendAsync(new InterruptRequest());
        await Task.WhenAny(running.Done.Task, Task.Delay(InterruptGrace));
        if (!running.Done.Task.IsCompleted)
            worker.Kill();
    }

    private async Task ReadAsync(WorkerProcess worker, TaskCompletionSource ready)
    {
        await foreach (var message in worker.Events.ReadAllAsync())
        {
            if (message is ReadyEvent)
                ready.TrySetResult();
            else
                Take(message, worker);
        }
    }

    private void Take(WorkerEvent message, WorkerProcess worker)
    {
        lock (stage.Gate)
        {
            if (message is DoneEvent done)
            {
                if (_running?.Count == done.Cell)
                    _running.Done.TrySetResult(done);
                if (done.Status == CellStatus.Lost)
                    worker.Kill();
                return;
            }
            if (NotebookRunner.ToOutput(message) is not { } output || !_byCount.TryGetValue(message.Cell, out var cell))
                return;
            cell.Add(output, message.Cell);
            // An update changes what other cells show, too.
            if (output is DisplayOutput { IsUpdate: true })
                stage.ChangedAll();
            else
                stage.Changed(cell);
        }
    }

    private void Unqueue()
    {
        foreach (var cell in _queue.Clear().Where(c => c.State == CellState.Queued))
        {
            cell.State = CellState.Idle;
            stage.Changed(cell);
        }
    }

    /// <summary>Kills the worker, from any thread and without waiting for anything.</summary>
    public void Kill() => _worker?.Kill();

    /// <summary>Ends the worker and every process below it that can be found.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(_end.CancelAsync(), _life).WaitAsync(EndPatience);
            _end.Dispose();
        }
        catch (OperationCanceledException)
        {
            // It waited for a cell.
        }
        catch (TimeoutException)
        {
            // Whoever waits in it is left to the end of this process.
            Kill();
        }
    }

    /// <summary>A run of a cell.</summary>
    private sealed class RunningCell(LiveCell cell, int count)
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public LiveCell Cell => cell;

        public int Count => count;

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

        public TaskCompletionSource<DoneEvent> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whether it was stopped because it is to run anew with other values.</summary>
        public bool IsSuperseded { get; set; }
    }
}
