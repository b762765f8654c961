using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using CourseKit.Cli.Engines;
using CourseKit.Scripting;

namespace CourseKit.Cli.Running;

/// <summary>The runner's end of a worker: starts it, talks to it, and makes sure that it and its children end.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int MaxErrorChars = 20_000;
    private const int MaxErrorLines = 20;

    private readonly Process _process;
    private readonly string _mark;
    private readonly Channel<WorkerEvent> _events = Channel.CreateUnbounded<WorkerEvent>();
    private readonly StringBuilder _errors = new();
    private readonly Task _readingErrors;
    private volatile int _cell;
    private volatile int _lastDone;

    private WorkerProcess(Process process, string mark)
    {
        _process = process;
        _mark = mark;
        _ = ReadAsync();
        _readingErrors = ReadErrorsAsync();
    }

    /// <summary>What the worker tells; ends with the worker.</summary>
    public ChannelReader<WorkerEvent> Events => _events.Reader;

    /// <summary>Starts this program again, as a worker.</summary>
    /// <param name="environment">Environment variables to set.</param>
    public static WorkerProcess Start(IReadOnlyDictionary<string, string> environment)
    {
        string mark = Guid.NewGuid().ToString("N");
        var start = new ProcessStartInfo
        {
            FileName = Environment.ProcessPath!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
            CreateNoWindow = true,
        };
        // Under `dotnet course.dll` the process is dotnet, and has to be told which program.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        start.ArgumentList.Add(WorkerCommand.Name);
        start.ArgumentList.Add(mark);
        EngineThreads.Calm(start);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!, mark);
    }

    /// <summary>Sends a request; a worker that has ended does not get it, which its events tell.</summary>
    public async Task SendAsync(WorkerRequest request)
    {
        if (request is ExecuteRequest execute)
            _cell = execute.Cell;
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, WorkerJson.Default.WorkerRequest));
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // The worker has ended.
        }
    }

    /// <summary>How the process ended, for a person; to be called once <see cref="Events"/> have ended.</summary>
    public async Task<(string Reason, IReadOnlyList<string> Details)> DescribeEndAsync()
    {
        await _process.WaitForExitAsync();
        await Task.WhenAny(_readingErrors, Task.Delay(TimeSpan.FromSeconds(1)));
        string errors;
        lock (_errors)
            errors = _errors.ToString().Trim();
        string code = _process.ExitCode.ToString(CultureInfo.InvariantCulture);
        string reason = errors.StartsWith("Stack overflow", StringComparison.Ordinal)
            ? "the process ended with a stack overflow (does a method call itself without end?)"
            : $"the process ended with exit code {code}";
        // What the process said before the runtime's list of calls, which helps nobody who did not write the runtime.
        var said = errors.Split('\n').TakeWhile(l =>
            !l.TrimStart().StartsWith("at ", StringComparison.Ordinal) && !l.StartsWith("Repeated ", StringComparison.Ordinal));
        return (reason, said.Where(l => l.Length > 0).Take(MaxErrorLines).ToList());
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended already.
        }
    }

    /// <summary>Kills a worker that has not ended a cell.</summary>
    public void KillIfStillIn(int cell)
    {
        if (_lastDone < cell)
            Kill();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            int start = line.IndexOf(WorkerHost.MessageStart + _mark, StringComparison.Ordinal);
            string raw = start < 0 ? line + "\n" : line[..start];
            if (raw.Length > 0)
                _events.Writer.TryWrite(new StreamEvent(_cell, IsError: false, raw));
            if (start < 0)
                continue;
            var message = JsonSerializer.Deserialize(line.AsSpan(start + 1 + _mark.Length), WorkerJson.Default.WorkerEvent)!;
            if (message is DoneEvent { Status: not CellStatus.Lost })
                _lastDone = message.Cell;
            _events.Writer.TryWrite(message);
        }
        _events.Writer.Complete();
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_errors)
            {
                if (_errors.Length < MaxErrorChars)
                    _errors.Append(line).Append('\n');
            }
        }
    }

    /// <summary>Lets the worker end, and ends it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The worker has ended.
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }
        _process.Dispose();
    }
}
