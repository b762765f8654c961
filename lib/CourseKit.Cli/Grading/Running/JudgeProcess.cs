using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Source;

namespace CourseKit.Cli.Grading.Running;

/// <summary>The grader's end of the judge of one assignment.</summary>
internal sealed class JudgeProcess : IDisposable
{
    private readonly Process _process;
    private readonly SemaphoreSlim _turn = new(1);

    private JudgeProcess(Process process) => _process = process;

    /// <summary>Starts the judge with the instructor's notebook.</summary>
    /// <exception cref="CourseKitException">One of the instructor's cells fails.</exception>
    public static async Task<JudgeProcess> StartAsync(Assignment assignment)
    {
        var judge = new JudgeProcess(Process.Start(SelfStart.Of(HostCommands.Judge))!);
        _ = judge._process.StandardError.ReadToEndAsync();
        List<string> cells = [.. assignment.Setup.Select(c => c.Source)];
        foreach (var (exercise, script) in assignment.Exercises)
        {
            cells.AddRange(exercise.Solutions.Select(s => s.Source));
            cells.Add(script.JudgeCell(exercise.Id));
        }
        var reply = await judge.AskAsync(new(cells, null, null, null, Path.GetDirectoryName(assignment.Notebook.Path)));
        if (reply.Error is null)
            return judge;
        judge.Dispose();
        throw new CourseKitException($"{assignment.Notebook.Path}: {reply.Error}");
    }

    /// <summary>Judges one exercise.</summary>
    /// <exception cref="CourseKitException">The instructor's checks fail by themselves.</exception>
    public async Task<JsonObject> JudgeAsync(string exercise, byte[]?[] records, string?[] reasons)
    {
        var reply = await AskAsync(new(null, exercise, records, reasons, null));
        return reply.Result ?? throw new CourseKitException(reply.Error!);
    }

    private async Task<JudgeReply> AskAsync(JudgeRequest request)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, JudgeJson.Default.JudgeRequest));
            await _process.StandardInput.FlushAsync();
            return await _process.StandardOutput.ReadLineAsync() is { } line
                ? JsonSerializer.Deserialize(line, JudgeJson.Default.JudgeReply)!
                : throw new CourseKitException($"{request.Exercise ?? "setup"}: the judge's process ended.");
        }
        catch (IOException)
        {
            throw new CourseKitException($"{request.Exercise ?? "setup"}: the judge's process ended.");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _turn.Dispose();
    }
}
