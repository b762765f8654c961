using System.Globalization;
using System.Text;
using System.Text.Json;
using CourseKit.Scripting;
using CourseKit.Training;

namespace CourseKit.Cli.Running;

/// <summary>
/// The process that runs one notebook's cells: it may exit, overflow its stack or never end, and the runner lives on.
/// It ends when its standard input does, so it never outlives the runner.
/// </summary>
internal sealed class WorkerHost : IDisposable
{
    /// <summary>Precedes a message, with a mark that the runner chose: native code and child processes write to the same stream.</summary>
    public const char MessageStart = '\x1e';

    // Part of a training's time for its growing curve, where somebody watches: some two to four pictures a second.
    private const double WatchedShare = 0.1;

    private readonly Lock _gate = new();
    private readonly StreamWriter _out;
    private readonly string _mark;
    private CSharpSession? _session;
    private CancellationTokenSource _interrupt = new();

    private WorkerHost(string mark)
    {
        _mark = mark;
        // The real stream, taken before the session redirects the console.
        _out = new(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
    }

    /// <summary>Serves requests until the input ends.</summary>
    public static int Run(string mark)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        // The runner shows the current line of a cell, and keeps only what a terminal would show in the end.
        AppContext.SetSwitch(Trainer.LiveOutputSwitch, true);
        // Ctrl+C reaches every process of the terminal; what becomes of a worker is the runner's business.
        Console.CancelKeyPress += (_, e) => e.Cancel = true;
        using var requests = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        Console.SetIn(TextReader.Null);
        using var host = new WorkerHost(mark);
        while (requests.ReadLine() is { } line)
            host.Obey(JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerRequest)!);
        // Threads that the notebook left behind end here.
        Environment.Exit(0);
        return 0;
    }

    private void Obey(WorkerRequest request)
    {
        switch (request)
        {
            case StartRequest start:
                Environment.CurrentDirectory = start.BaseDirectory;
                AppContext.SetSwitch(Trainer.LivePlotSwitch, start.LivePlot);
                AppContext.SetData(Trainer.LivePlotShare, start.LivePlot ? WatchedShare : null);
                _session = new(new() { BaseDirectory = start.BaseDirectory, AssemblyOverrides = start.AssemblyOverrides });
                _session.WarmUpAsync().Wait();
                Send(new ReadyEvent());
                break;
            case ExecuteRequest execute:
                _interrupt = new();
                _ = ExecuteAsync(execute, _interrupt.Token);
                break;
            case InterruptRequest:
                _interrupt.Cancel();
                break;
        }
    }

    private async Task ExecuteAsync(ExecuteRequest request, CancellationToken interrupt)
    {
        CellResult result;
        try
        {
            result = await _session!.ExecuteAsync($"cell {request.Cell}", request.Code, output => Send(request.Cell, output), interrupt);
        }
        catch (Exception e)
        {
            result = new(CellStatus.Error, new(e.GetType().FullName!, e.Message, 0, 0, e.ToString().Split('\n')));
        }
        Send(new DoneEvent(request.Cell, result.Status, result.Error));
    }

    private void Send(int cell, CellOutput output)
    {
        if (ToEvent(cell, output) is { } message)
            Send(message);
    }

    private static WorkerEvent? ToEvent(int cell, CellOutput output) => output switch
    {
        StreamOutput stream => new StreamEvent(cell, stream.IsError, stream.Text),
        DisplayOutput display => new DisplayEvent(cell, display.Data.Data, display.DisplayId, display.IsUpdate),
        ResultOutput value => new ResultEvent(cell, value.Data.Data),
        ClearOutput clear => new ClearEvent(cell, clear.Wait),
        PagerOutput => null,    // documentation is for the person at the keyboard, not for the file
        _ => throw new NotSupportedException($"A cell gave an output of type {output.GetType().Name}."),
    };

    private void Send(WorkerEvent message)
    {
        string json = JsonSerializer.Serialize(message, WorkerJson.Default.WorkerEvent);
        lock (_gate)
        {
            _out.Write($"{MessageStart}{_mark}{json}\n");
            _out.Flush();
        }
    }

    public void Dispose()
    {
        _session?.Dispose();
        _interrupt.Dispose();
        _out.Dispose();
    }
}
