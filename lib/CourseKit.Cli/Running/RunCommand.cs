using System.CommandLine;
using System.Diagnostics;
using CourseKit.Cli.Notebooks;
using Spectre.Console;

namespace CourseKit.Cli.Running;

/// <summary><c>course run</c>: executes notebooks and writes them, with a page each, to a folder.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("notebooks")
        {
            Description = "Notebooks to run, or folders of them; default: all in notebooks/ of the course.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string>("--out")
            { Description = "Folder for the executed notebooks and their pages.", HelpName = "DIR", DefaultValueFactory = _ => "out" };
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var command = new Command("run", "Run notebooks and write them with their outputs.") { notebooks, output, json };
        var options = new RunOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(notebooks) ?? [], parsed.GetRequiredValue(output), () => options.Read(parsed), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths, string output, Func<RunSettings> readSettings, bool json, CancellationToken cancel)
    {
        var notebooks = NotebookList.Read(paths);
        var settings = readSettings();
        var target = new OutputFolder(output);

        bool isLive = !json && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;
        var report = new RunReport(target);
        foreach (var notebook in notebooks)
        {
            if (isLive)
                await AnsiConsole.Status().StartAsync(notebook.Name, async status =>
                {
                    using var progress = new LiveProgress(status);
                    await RunOneAsync(notebook, progress, report, settings, cancel);
                });
            else
                await RunOneAsync(notebook, json ? new NoProgress() : new PlainProgress(Console.Out), report, settings, cancel);
            if (cancel.IsCancellationRequested)
                break;
        }
        report.Print(json);
        return cancel.IsCancellationRequested ? ExitCode.Stopped : report.HasFailure ? ExitCode.Failed : ExitCode.Ok;
    }

    private static async Task RunOneAsync(
        Notebook notebook, IRunProgress progress, RunReport report, RunSettings settings, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            report.Add(await new NotebookRunner(settings, progress).RunAsync(notebook, cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            report.AddStopped(notebook, watch.Elapsed);
        }
    }
}
