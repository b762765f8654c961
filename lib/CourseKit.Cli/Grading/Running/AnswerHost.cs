using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CourseKit.Cli.Running;
using CourseKit.Grading.Judging;
using CourseKit.Scripting;

namespace CourseKit.Cli.Grading.Running;

/// <summary>
/// The process that runs one student's cells, inside the sandbox. It knows the questions and no expected value, and decides nothing:
/// whatever code takes it over can do no more than answer.
/// </summary>
internal sealed class AnswerHost : IDisposable
{
    private const int MostOutput = 64 << 10;

    private readonly Lock _gate = new();
    private readonly StreamWriter _out = new(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
    private readonly AnswerJob _job;
    private readonly TextReader _input;
    private readonly CSharpSession _session;
    private readonly HashSet<int> _answered = [];
    private long _sequence;
    private int _step = -1;
    private int _written;

    private AnswerHost(AnswerJob job, TextReader input)
    {
        (_job, _input) = (job, input);
        _session = new(new() { BaseDirectory = job.BaseDirectory, AssemblyOverrides = KitAssemblies.Find(), StackSize = 16 << 20 });
        AppContext.SetData(AnswerSheet.ChannelKey, (Action<int, byte[]>)Receive);
    }

    public static int Run()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        if (input.ReadLine() is not { } line || JsonSerializer.Deserialize(line, AnswerJson.Default.AnswerJob) is not { } job)
            return ExitCode.BadUsage;
        Console.SetIn(TextReader.Null);
        Environment.CurrentDirectory = job.BaseDirectory;
        using var host = new AnswerHost(job, input);
        host.RunAsync().GetAwaiter().GetResult();
        Environment.Exit(0);        // threads that the notebook left behind end here
        return 0;
    }

    private async Task RunAsync()
    {
        Send("ready", -1, "");
        await RunAsync(_job.Steps);
        Send("more", -1, "");
        if (_input.ReadLine() is { } line)
            await RunAsync(JsonSerializer.Deserialize(line, AnswerJson.Default.AnswerStepArray)!);
        Send("end", -1, "");
    }

    private async Task RunAsync(IReadOnlyList<AnswerStep> steps)
    {
        foreach (var step in steps)
        {
            _step++;
            Send("step", -1, "");
            _answered.Clear();
            string? error = await RunAsync(step.Code, step);
            if (error is not null && step.Single.Count > 0)
                error = await RunOneByOneAsync(step, error);
            Send("done", -1, error ?? "");
        }
    }

    /// <summary>The whole did not compile, or was stopped: asks for what has not been answered, each on its own.</summary>
    private async Task<string?> RunOneByOneAsync(AnswerStep step, string error)
    {
        var missing = step.Single.Where(s => !_answered.Contains(s.Key)).ToList();
        if (missing.Count == 0 || await RunAsync(step.Given, step) is not null)
            return error;
        foreach (var (check, code) in missing)
        {
            if (await RunAsync(code, step) is { } reason)
                Send("failed", check, reason);
        }
        return null;
    }

    private async Task<string?> RunAsync(string code, AnswerStep step)
    {
        using var limit = new CancellationTokenSource();
        using var meter = Meter(step.Seconds, limit);
        var result = await _session.ExecuteAsync(step.Name, code, output => Write(output, step), limit.Token);
        if (result.Status == CellStatus.Ok)
            return null;
        if (limit.IsCancellationRequested)
            return string.Create(CultureInfo.InvariantCulture, $"It ran longer than {step.Seconds:0.###} s and was stopped.");
        string name = result.Error!.Name is "CompilationError" ? "It does not compile: " : result.Error.Name + ": ";
        return name + result.Error.Message;
    }

    /// <summary>
    /// Stops a cell by the processor time that it took, so that a busy computer fails nobody; one that sleeps, by four times the limit.
    /// </summary>
    private static Timer Meter(double seconds, CancellationTokenSource limit)
    {
        var (cpu, started, waited) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp(), ProcessorWait.Seconds());
        return new(_ =>
        {
            double elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
            bool isOver = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds > seconds
                || (elapsed > 4 * seconds && elapsed - (ProcessorWait.Seconds() - waited) > 4 * seconds);
            try
            {
                if (isOver && !limit.IsCancellationRequested)
                    limit.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The cell has ended meanwhile.
            }
        }, null, 100, 100);
    }

    private void Receive(int check, byte[] answer)
    {
        // A thread of an earlier cell may speak at any time; the grader takes an answer only for the check that it asked for.
        lock (_gate)
            _answered.Add(check);
        Send(answer.Length == 0 ? "begun" : "answer", check, Convert.ToBase64String(answer));
    }

    private void Write(CellOutput output, AnswerStep step)
    {
        string? text = output switch
        {
            StreamOutput stream => stream.Text,
            DisplayOutput { IsUpdate: false } display => display.Data.Text("text/plain") + "\n",
            ResultOutput result => result.Data.Text("text/plain") + "\n",
            _ => null,
        };
        if (text is null || step.Exercise is not null || _written >= MostOutput)
            return;
        text = text.Length > MostOutput - _written ? text[..(MostOutput - _written)] + "…\n" : text;
        _written += text.Length;
        Send("output", -1, text);
    }

    private void Send(string kind, int check, string text)
    {
        lock (_gate)
        {
            _out.Write('\x1e');
            _out.Write(_job.Nonce);
            _out.Write(JsonSerializer.Serialize(new AnswerRecord(++_sequence, kind, _step, check, text), AnswerJson.Default.AnswerRecord));
            _out.Write('\n');
            _out.Flush();
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _out.Dispose();
    }
}
