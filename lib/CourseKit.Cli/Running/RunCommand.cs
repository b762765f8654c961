using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
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
            Description = "Notebooks to run; default: all in notebooks/ of the course.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string>("--out") { Description = "Folder for the executed notebooks and their pages.", HelpName = "DIR", DefaultValueFactory = _ => "out" };
        var timeout = new Option<double>("--timeout")
        {
            Description = "Limit for each cell.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 600,
            CustomParser = ParseSeconds,
        };
        var data = new Option<string?>("--data-dir") { Description = "Folder with data sets that you have, instead of the generated ones.", HelpName = "DIR" };
        var profile = new Option<string?>("--profile") { Description = "quick for laptops, full for the lecture's figures; default: as in environment.json." };
        profile.AcceptOnlyFromAmong("quick", "full");
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var command = new Command("run", "Run notebooks and write them with their outputs.") { notebooks, output, timeout, data, profile, json };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(notebooks) ?? [], parsed.GetRequiredValue(output), TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            parsed.GetValue(data), parsed.GetValue(profile), parsed.GetValue(json), cancel));
        return command;
    }

    private static double ParseSeconds(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= 1_000_000)
            return seconds;
        result.AddError($"--timeout must be a number of seconds above 0, at most 1000000, but is \"{text}\".");
        return 0;
    }

    private static async Task<int> RunAsync(
        string[] paths, string output, TimeSpan timeout, string? data, string? profile, bool json, CancellationToken cancel)
    {
        var environment = new Dictionary<string, string>();
        // Notebooks run in their own folder: a path that is relative to this one would mean another there.
        if ((data ?? Environment.GetEnvironmentVariable(CourseEnvironment.DataVariable)) is { Length: > 0 } folder)
            environment[CourseEnvironment.DataVariable] = Path.GetFullPath(folder);
        if (profile is not null)
            environment[CourseEnvironment.ProfileVariable] = profile;
        // The settings are read here, under the same variables as in the notebooks, so that a mistake shows before anything runs.
        foreach (var (name, value) in environment)
            Environment.SetEnvironmentVariable(name, value);
        var notebooks = NotebookList.Read(paths);
        _ = CourseEnvironment.Current;
        var settings = new RunSettings { Timeout = timeout, Environment = environment, AssemblyOverrides = KitAssemblies.Find() };
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
