using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;
using CourseKit.Scripting;

namespace CourseKit.Cli.Running;

/// <summary>Runs a notebook's cells in a worker, up to the first that fails, and puts their outputs into the notebook.</summary>
internal sealed class NotebookRunner(RunSettings settings, IRunProgress progress)
{
    // Longer than the session needs to abort a cell: after that, the process is killed.
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, List<JsonObject>> _displays = [];

    /// <exception cref="OperationCanceledException">The user stopped the run; the notebook holds what was done.</exception>
    public async Task<NotebookRun> RunAsync(Notebook notebook, CancellationToken cancel)
    {
        foreach (var cell in notebook.Cells.Where(c => c.IsCode))
            (cell.Outputs, cell.ExecutionCount) = ([], null);
        var watch = Stopwatch.StartNew();
        await using var worker = WorkerProcess.Start(settings.Environment);
        using var killed = cancel.Register(worker.Kill);
        await worker.SendAsync(new StartRequest(Path.GetDirectoryName(notebook.Path)!, settings.AssemblyOverrides));

        // The limit is the cell's: it does not count the start of the process.
        while (await worker.Events.WaitToReadAsync(CancellationToken.None)
            && !(worker.Events.TryRead(out var message) && message is ReadyEvent))
        {
        }
        var cells = notebook.CodeCells;
        for (int i = 0; i < cells.Count; i++)
        {
            progress.CellStarted(notebook, i + 1, cells.Count);
            long started = Stopwatch.GetTimestamp();
            var failure = await RunCellAsync(worker, cells[i], i + 1);
            cancel.ThrowIfCancellationRequested();
            progress.CellEnded(Stopwatch.GetElapsedTime(started));
            if (failure is not null)
                return new(notebook, i + 1, watch.Elapsed, failure);
        }
        return new(notebook, cells.Count, watch.Elapsed, null);
    }

    private async Task<NotebookFailure?> RunCellAsync(WorkerProcess worker, NotebookCell cell, int number)
    {
        var outputs = new CellOutputs(_displays);
        cell.ExecutionCount = number;
        await worker.SendAsync(new ExecuteRequest(number, cell.Source));

        using var limit = new CancellationTokenSource(settings.Timeout);
        using var onLimit = limit.Token.Register(() => _ = StopAsync(worker, number));
        DoneEvent? done = null;
        while (done is null && await worker.Events.WaitToReadAsync())
        {
            while (done is null && worker.Events.TryRead(out var message))
            {
                done = message as DoneEvent;
                if (ToOutput(message) is { } output)
                    outputs.Add(output, number);
            }
            progress.CellWrote(outputs.CurrentLine);
        }
        bool timedOut = limit.IsCancellationRequested && done?.Status != CellStatus.Ok;
        var error = timedOut ? TimeoutError() : done is not null ? done.Error : await EndedErrorAsync(worker, number);
        if (error is not null)
            outputs.Add(error);
        cell.Outputs = outputs.ToJson();
        return error is null ? null : new(number, error.Line, Summary(error), error.Traceback);
    }

    private static async Task StopAsync(WorkerProcess worker, int cell)
    {
        await worker.SendAsync(new InterruptRequest());
        await Task.Delay(InterruptGrace);
        worker.KillIfStillIn(cell);
    }

    private static string Summary(CellError error) =>
        error.Name is "CompilationError" or "DirectiveError" or "CellTimeout" or "WorkerEnded"
        ? error.Message : $"{error.Name}: {error.Message}";

    private CellError TimeoutError()
    {
        string message = string.Create(CultureInfo.InvariantCulture,
            $"the cell ran longer than {settings.Timeout.TotalSeconds:0.###} s and was stopped; --timeout SECONDS sets the limit.");
        return new("CellTimeout", message, 0, 0, [message]);
    }

    private static async Task<CellError> EndedErrorAsync(WorkerProcess worker, int number)
    {
        var (reason, details) = await worker.DescribeEndAsync();
        string message = $"{reason} while cell {number} ran.";
        return new("WorkerEnded", message, 0, 0, [message, .. details]);
    }

    internal static CellOutput? ToOutput(WorkerEvent message) => message switch
    {
        StreamEvent stream => new StreamOutput(stream.IsError, stream.Text),
        DisplayEvent display => new DisplayOutput(new(display.Data), display.DisplayId, display.IsUpdate),
        ResultEvent result => new ResultOutput(new(result.Data)),
        ClearEvent clear => new ClearOutput(clear.Wait),
        _ => null,
    };
}
