using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CourseKit.Cli.Grading.Sandboxes;

namespace CourseKit.Cli.Grading.Running;

/// <summary>The grader's end of a student's process: starts it in the sandbox, reads its records, ends it at a limit.</summary>
internal sealed class AnswerProcess(ISandbox sandbox, SandboxLimits limits)
{
    private const string Over = "The process was ended";
    private const int MostStarts = 3, MostWords = 500;

    /// <summary>Runs the steps to their end, or to the first limit.</summary>
    /// <exception cref="CourseKitException">The process ended three times before anything of the student's ran.</exception>
    /// <exception cref="OperationCanceledException">The grader was stopped.</exception>
    public async Task<AnswerSet> RunAsync(IReadOnlyList<AnswerStep> steps, CancellationToken cancel)
    {
        for (var start = 1; ; start++)
        {
            var (answers, failure) = await RunOnceAsync(steps, cancel);
            if (failure is null)
                return answers;
            // Nothing of the student's has run yet, so it is the machine that failed, and not for long, it is to be hoped.
            if (start == MostStarts)
            {
                throw new CourseKitException(
                    $"the process in the sandbox ended {MostStarts} times before the student's code began: {failure}");
            }
        }
    }

    private async Task<(AnswerSet Answers, string? Failure)> RunOnceAsync(IReadOnlyList<AnswerStep> steps, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        using var running = sandbox.Start(SelfStart.CommandLine(HostCommands.Answers), limits);
        string nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var answers = new AnswerSet();
        using var wall = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        wall.CancelAfter(limits.Wall);
        using var watchdog = new ProcessWatch(running, limits);
        using var kill = wall.Token.Register(running.Kill);
        var open = steps.Where(s => s.Kind != StepKind.Hidden).ToList();
        await SayAsync(running.Process, JsonSerializer.Serialize(new(nonce, running.WorkFolder, open), AnswerJson.Default.AnswerJob));
        var errors = DrainAsync(running);
        var reader = new RecordReader(nonce, steps, answers, limits,
            more: () => _ = SayLastAsync(running.Process, steps.Skip(open.Count)), running.Kill, watchdog.ProcessorSeconds);
        bool ended = await reader.ReadAsync(running.Process.StandardOutput);
        running.Kill();
        await running.Process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        answers.Seconds = watch.Elapsed.TotalSeconds;
        if (ended)
            return (answers, null);
        answers.End ??= watchdog.Reason is { } reason ? $"{Over}: {reason}." : wall.IsCancellationRequested
            ? $"{Over}: it ran longer than {limits.Wall.TotalSeconds:0} s."
            : "The process ended before it could answer (did it call Exit, run out of stack, or reach a limit?).";
        bool isLimit = watchdog.Reason is not null || wall.IsCancellationRequested;
        return (answers, reader.HasReachedStudent || isLimit
            ? null : $"exit code {running.Process.ExitCode}. {await WordsAsync(errors)}".TrimEnd());
    }

    private static async Task<string> WordsAsync(Task<string> errors) =>
        await Task.WhenAny(errors, Task.Delay(TimeSpan.FromSeconds(2))) == errors ? await errors : "";

    /// <summary>The hidden questions, after which nothing more comes.</summary>
    private static async Task SayLastAsync(Process process, IEnumerable<AnswerStep> steps)
    {
        AnswerStep[] hidden = [.. steps];
        if (hidden.Length > 0)
            await SayAsync(process, JsonSerializer.Serialize(hidden, AnswerJson.Default.AnswerStepArray));
        try
        {
            process.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // It has ended.
        }
    }

    private static async Task SayAsync(Process process, string line)
    {
        try
        {
            await process.StandardInput.WriteAsync(line + "\n");
            await process.StandardInput.FlushAsync();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It has ended; reading tells how.
        }
    }

    /// <summary>Reads what a runtime says when it dies, which may be without end, and keeps its beginning.</summary>
    private async Task<string> DrainAsync(SandboxedProcess running)
    {
        var (buffer, words, total) = (new char[4096], new StringBuilder(), 0L);
        try
        {
            int read;
            while ((read = await running.Process.StandardError.ReadAsync(buffer)) > 0)
            {
                words.Append(buffer, 0, Math.Min(read, MostWords - words.Length));
                if ((total += read) > limits.Output)
                    running.Kill();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process has gone.
        }
        return words.ToString().ReplaceLineEndings(" ").Trim();
    }
}
