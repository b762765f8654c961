using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Source;

namespace CourseKit.Cli.Grading.Running;

/// <summary>
/// The grader's end of the judge of one assignment. The judge runs the instructor's code alone, but on values that students chose: where
/// one makes it run without end, or kills it, another judge goes on.
/// </summary>
internal sealed class JudgeProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), PatienceAtStart = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly JudgeRequest _preparation;
    private readonly string _path;
    private Process? _process;

    private JudgeProcess(Assignment assignment)
    {
        List<string> cells = [.. assignment.Setup.Select(c => c.Source)];
        foreach (var (exercise, script) in assignment.Exercises)
        {
            cells.AddRange(exercise.Solutions.Select(s => s.Source));
            cells.Add(script.JudgeCell(exercise.Id));
        }
        _path = assignment.Notebook.Path;
        _preparation = new(cells, null, null, null, Path.GetDirectoryName(_path), 0);
    }

    /// <summary>Starts the judge with the instructor's notebook.</summary>
    /// <exception cref="CourseKitException">One of the instructor's cells fails.</exception>
    public static async Task<JudgeProcess> StartAsync(Assignment assignment)
    {
        var judge = new JudgeProcess(assignment);
        try
        {
            await judge.StartAsync();
            return judge;
        }
        catch
        {
            judge.Dispose();
            throw;
        }
    }

    /// <summary>Judges one exercise.</summary>
    /// <returns>The result, or why there is none: the answers made the instructor's checks run without end, or fail.</returns>
    /// <exception cref="CourseKitException">The judge cannot be started again.</exception>
    public async Task<(JsonObject? Result, string? Error)> JudgeAsync(string exercise, byte[]?[] records, string?[] reasons, int variant)
    {
        await _turn.WaitAsync();
        try
        {
            if (_process is null)
                await StartAsync();
            if (await AskAsync(new(null, exercise, records, reasons, null, variant), Patience) is { } reply)
                return (reply.Result, reply.Error);
            Stop();
            return (null, $"{exercise}: with these answers the instructor's checks did not come to an end "
                + $"within {Patience.TotalSeconds:0} s.");
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task StartAsync()
    {
        _process = Process.Start(SelfStart.Of(HostCommands.Judge))!;
        _ = _process.StandardError.ReadToEndAsync();
        var reply = await AskAsync(_preparation, PatienceAtStart);
        if (reply is { Error: null })
            return;
        Stop();
        throw new CourseKitException($"{_path}: {reply?.Error ?? "the judge's process ended before the instructor's cells had run."}");
    }

    /// <summary>Null when the judge has ended, or does not answer.</summary>
    private async Task<JudgeReply?> AskAsync(JudgeRequest request, TimeSpan patience)
    {
        try
        {
            await _process!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, JudgeJson.Default.JudgeRequest));
            await _process.StandardInput.FlushAsync();
            string? line = await _process.StandardOutput.ReadLineAsync().WaitAsync(patience);
            return line is null ? null : JsonSerializer.Deserialize(line, JudgeJson.Default.JudgeReply);
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            return null;
        }
    }

    private void Stop()
    {
        if (_process is { HasExited: false })
            _process.Kill(entireProcessTree: true);
        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop();
        _turn.Dispose();
    }
}
