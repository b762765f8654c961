using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Text.Json;
using CourseKit.Cli.Engines;

namespace CourseKit.Cli.Bench;

/// <summary>
/// Measures a subject in a process of its own, ours or the peer's, so that memory and warm-up of one do not touch the next.
/// </summary>
internal static class BenchProcess
{
    /// <summary>One round of ours.</summary>
    public static Task<BenchResult> OursAsync(BenchSubject subject, int threads, double seconds, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        // Under `dotnet course.dll` the process is dotnet, and has to be told which program.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(BenchProcess).Assembly.Location);
        string[] arguments =
            ["bench", "--measure", subject.Name, "--threads", Text(threads), "--seconds", seconds.ToString(CultureInfo.InvariantCulture)];
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        EngineThreads.Calm(start);
        return RunAsync(start, "The measuring process", cancel);
    }

    /// <summary>One round of PyTorch with each of its thread settings, the best of them figure by figure.</summary>
    public static async Task<BenchResult> PyTorchAsync(PeerPython python, string script, BenchSubject subject, CancellationToken cancel)
    {
        BenchResult? best = null;
        int cores = Environment.ProcessorCount;
        // Its own threads and those of OpenBLAS are separate pools in some builds, and spin against each other: one of them at a time.
        foreach (var (threads, blas) in new[] { (1, 1), (cores, 1), (cores, cores) }.Distinct())
        {
            var start = new ProcessStartInfo(python.Program, [.. python.Arguments, script, subject.Name, Text(threads)]);
            start.Environment["OPENBLAS_NUM_THREADS"] = Text(blas);
            // Older releases take a processor that they do not know for one of 2004, without wide registers: a sixth of the speed.
            if (!start.Environment.ContainsKey("OPENBLAS_CORETYPE") && CoreType() is { } core)
                start.Environment["OPENBLAS_CORETYPE"] = core;
            var result = await RunAsync(start, $"{python.Name} {script}", cancel);
            best = best is null ? result : BenchResult.Best(best, result);
        }
        return best!;
    }

    /// <summary>OpenBLAS's name for the widest registers here; null where it need not be told.</summary>
    private static string? CoreType() => Avx512F.IsSupported ? "SkylakeX" : Avx2.IsSupported ? "Haswell" : null;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static async Task<BenchResult> RunAsync(ProcessStartInfo start, string what, CancellationToken cancel)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Start(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode == 0)
                return JsonSerializer.Deserialize(await output, BenchJson.Default.BenchResult)!;
            string reason = (await errors).Trim().Split('\n')[^1];
            throw new BenchException($"{what} ended with exit code {process.ExitCode}: {reason}");
        }
        catch (JsonException)
        {
            throw new BenchException($"{what} printed something that is no measurement.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new BenchException($"{start.FileName} does not start ({e.Message}). Give the peer's Python with --python.");
        }
    }
}

/// <summary>A measurement that failed; the message is for the user.</summary>
internal sealed class BenchException(string message) : Exception(message);
