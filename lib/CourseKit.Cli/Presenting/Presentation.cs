using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Presenting.Kernel;
using CourseKit.Cli.Presenting.Serving;
using CourseKit.Cli.Running;

namespace CourseKit.Cli.Presenting;

/// <summary>A lecture from its first page to its last: server, kernel, browser, and the end of all three.</summary>
internal static class Presentation
{
    // More than server and kernel take at most, one after the other.
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    /// <exception cref="CourseKitException">The notebook is not in C#, or a comment declares no parameter though it looks so.</exception>
    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    public static async Task<int> RunAsync(PresentSettings settings, RunSettings run, CancellationToken cancel)
    {
        var stage = new Stage(NotebookList.ReadOne(settings.Notebook));
        RefuseWrongParameters(stage);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var kernel = new LiveKernel(stage, run);
        using var lastResort = new LastResort(EndPatience, () => CutShort(kernel));
        // Armed by whoever ends it, before anything that may wait.
        await using var armed = end.Token.Register(lastResort.Arm);
        using var hangUp = OnHangUp(end);
        await using (kernel)
            await PlayAsync(stage, kernel, settings, lastResort, end.Token);
        return ExitCode.Ok;
    }

    private static async Task PlayAsync(
        Stage stage, LiveKernel kernel, PresentSettings settings, LastResort lastResort, CancellationToken end)
    {
        using var audience = new Audience(stage);
        await using var server = new PresentServer(stage, new Director(stage, kernel, settings.Copies), audience, settings.Theme);
        string address = await server.StartAsync();
        Announce(address, settings);
        kernel.Run(stage.Cells.Where(c => settings.RunsAll || CellRole.IsSetup(c.Cell)));
        kernel.Start();
        var left = settings.Stays ? Task.Delay(Timeout.Infinite, end) : audience.Left;
        await Task.WhenAny(left, Task.Delay(Timeout.Infinite, end));
        lastResort.Arm();
        Console.Out.WriteLine(end.IsCancellationRequested ? "Stopped." : "The last page was closed; course present ends (--keep stays).");
        audience.End();
    }

    /// <summary>A terminal window that is closed says so by a signal, where there is such a thing.</summary>
    private static PosixSignalRegistration? OnHangUp(CancellationTokenSource end) =>
        OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            try
            {
                end.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ends already.
            }
        });

    /// <summary>What was asked for is the end; this is it, though not in order.</summary>
    private static void CutShort(LiveKernel kernel)
    {
        var killing = new Thread(() =>
        {
            kernel.Kill();
            Console.Error.WriteLine($"course: the end took longer than {EndPatience.TotalSeconds:0} s and was cut short.");
        })
        { IsBackground = true };
        killing.Start();
        killing.Join(TimeSpan.FromSeconds(1));
        Environment.Exit(ExitCode.Ok);
    }

    private static void RefuseWrongParameters(Stage stage)
    {
        foreach (var cell in stage.Cells)
        {
            if (cell.Parameters.Problems is [var problem, ..])
                throw new CourseKitException($"{stage.Notebook.Path}, cell {cell.Number}, line {problem.Line}: {problem.Message}");
        }
    }

    private static void Announce(string address, PresentSettings settings)
    {
        Console.Out.WriteLine(address);
        Console.Out.WriteLine("Whoever has this address can run code here: show the page, not the address. Ctrl+C ends.");
        if (!settings.OpensBrowser)
            return;
        try
        {
            Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            Console.Out.WriteLine("No browser could be opened: open the address yourself.");
        }
    }
}
