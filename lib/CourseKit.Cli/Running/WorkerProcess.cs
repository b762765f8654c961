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

    // For what a worker that has ended left in its pipes, and for one that should end by itself.
    private static readonly TimeSpan PipePatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly string _mark;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Channel<WorkerEvent> _events = Channel.CreateUnbounded<WorkerEvent>();
    private readonly StringBuilder _errors = new();
    private readonly Task _reading;
    private readonly Task _readingErrors;
    private volatile int _cell;
    private volatile int _lastDone;

    private WorkerProcess(Process process, string mark)
    {
        _process = process;
        _mark = mark;
        _reading = ReadAsync();
        _readingErrors = ReadErrorsAsync();
        _ = AbandonAsync();
    }

    /// <summary>What the worker tells; ends with it, a second later when a process that it left behind holds its output.</summary>
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
            await _sending.WaitAsync(_abandoned.Token);
            try
            {
                string line = JsonSerializer.Serialize(request, WorkerJson.Default.WorkerRequest);
                await _process.StandardInput.WriteLineAsync(line.AsMemory(), _abandoned.Token);
                await _process.StandardInput.FlushAsync(_abandoned.Token);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The worker has ended.
        }
    }

    /// <summary>How the process ended, for a person; to be called once <see cref="Events"/> have ended.</summary>
    public async Task<(string Reason, IReadOnlyList<string> Details)> DescribeEndAsync()
    {
        if (!await EndsAsync())
        {
            Kill();
            return ("the process closed its output and was ended", []);
        }
        await Task.WhenAny(_readingErrors, Task.Delay(PipePatience));
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

    /// <summary>Kills it and every process below it that can be found.</summary>
    public void Kill()
    {
        Kill(andChildren: true);
        // When its children cannot be listed, it has been halted to look for them, and is left so.
        Kill(andChildren: false);
    }

    private void Kill(bool andChildren)
    {
        try
        {
            _process.Kill(andChildren);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException
            or IOException or UnauthorizedAccessException)
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
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(_abandoned.Token) is { } line)
                Take(line);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The worker has ended.
        }
        finally
        {
            _events.Writer.TryComplete();
        }
    }

    private void Take(string line)
    {
        int start = line.IndexOf(WorkerHost.MessageStart + _mark, StringComparison.Ordinal);
        string raw = start < 0 ? line + "\n" : line[..start];
        if (raw.Length > 0)
            _events.Writer.TryWrite(new StreamEvent(_cell, IsError: false, raw));
        if (start < 0)
            return;
        try
        {
            var message = JsonSerializer.Deserialize(line.AsSpan(start + 1 + _mark.Length), WorkerJson.Default.WorkerEvent)!;
            if (message is DoneEvent { Status: not CellStatus.Lost })
                _lastDone = message.Cell;
            _events.Writer.TryWrite(message);
        }
        catch (JsonException)
        {
            // It was killed while it said this.
        }
    }

    private async Task ReadErrorsAsync()
    {
        try
        {
            while (await _process.StandardError.ReadLineAsync(_abandoned.Token) is { } line)
            {
                lock (_errors)
                {
                    if (_errors.Length < MaxErrorChars)
                        _errors.Append(line).Append('\n');
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The worker has ended.
        }
    }

    /// <summary>
    /// Gives up the pipes a while after the process has ended: what a cell started may live on without it, out of reach of a kill, and
    /// hold them for hours.
    /// </summary>
    private async Task AbandonAsync()
    {
        await _process.WaitForExitAsync();
        await Task.WhenAny(Task.WhenAll(_reading, _readingErrors), Task.Delay(PipePatience));
        _events.Writer.TryComplete();
        await _abandoned.CancelAsync();
    }

    /// <summary>Whether it ends by itself, in little time.</summary>
    private async Task<bool> EndsAsync()
    {
        using var patience = new CancellationTokenSource(EndPatience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
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
        if (!await EndsAsync())
            Kill();
        await _abandoned.CancelAsync();
        _process.Dispose();
    }
}
