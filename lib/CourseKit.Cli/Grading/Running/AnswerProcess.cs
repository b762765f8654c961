using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using CourseKit.Cli.Grading.Sandboxes;

namespace CourseKit.Cli.Grading.Running;

/// <summary>The grader's end of a student's process: starts it in the sandbox, reads its records, ends it at a limit.</summary>
internal sealed class AnswerProcess(ISandbox sandbox, SandboxLimits limits)
{
    private const string Over = "The process was ended";

    /// <summary>Runs the steps to their end, or to the first limit.</summary>
    /// <exception cref="OperationCanceledException">The grader was stopped.</exception>
    public async Task<AnswerSet> RunAsync(IReadOnlyList<AnswerStep> steps, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        using var running = sandbox.Start(SelfStart.CommandLine(HostCommands.Answers), limits);
        var job = new AnswerJob(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), running.WorkFolder, steps);
        var answers = new AnswerSet();
        using var wall = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        wall.CancelAfter(limits.Wall);
        using var watchdog = new ProcessWatch(running, limits);
        using var kill = wall.Token.Register(running.Kill);
        try
        {
            await running.Process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(job, AnswerJson.Default.AnswerJob));
            running.Process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended; reading tells how.
        }
        _ = DrainAsync(running.Process.StandardError);
        bool ended = await new RecordReader(job, answers, limits, running.Kill).ReadAsync(running.Process.StandardOutput);
        running.Kill();
        await running.Process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        answers.Seconds = watch.Elapsed.TotalSeconds;
        if (!ended)
            answers.End ??= watchdog.Reason is { } reason ? $"{Over}: {reason}." : wall.IsCancellationRequested
                ? $"{Over}: it ran longer than {limits.Wall.TotalSeconds:0} s."
                : "The process ended before it could answer (did it call Exit, run out of stack, or reach a limit?).";
        return answers;
    }

    private static async Task DrainAsync(StreamReader errors)
    {
        var buffer = new char[4096];
        try
        {
            while (await errors.ReadAsync(buffer) > 0)
            {
                // What a runtime says when it dies is of no use here, and may be without end.
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process has gone.
        }
    }
}
