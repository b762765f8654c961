using System.CommandLine;
using System.Runtime.CompilerServices;
using CourseKit.Cli.Running;

namespace CourseKit.Cli.Presenting;

/// <summary><c>course present</c>: a notebook as a page on this machine, whose cells run live and whose parameters have controls.</summary>
internal static class PresentCommand
{
    public static Command Create()
    {
        var notebook = new Argument<string>("notebook") { Description = "The notebook to present." };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Print the address, and open no browser." };
        var keep = new Option<bool>("--keep") { Description = "Go on when the last page was closed, until Ctrl+C." };
        var run = new Option<bool>("--run") { Description = "Run the whole notebook at the start; else its set-up only." };
        var theme = new Option<string>("--theme") { Description = "Look at the start; T changes it.", DefaultValueFactory = _ => "light" };
        theme.AcceptOnlyFromAmong("light", "dark", "projector");
        var output = new Option<string>("--out")
        {
            Description = "Folder for saved copies.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "out",
        };
        var command = new Command("present", "Present a notebook live: a local page with Run buttons, sliders and growing curves.")
        {
            notebook, noBrowser, keep, run, theme, output,
        };
        var options = new RunOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancel) => PresentAsync(
            new()
            {
                Notebook = parsed.GetRequiredValue(notebook),
                OpensBrowser = !parsed.GetValue(noBrowser),
                Stays = parsed.GetValue(keep),
                RunsAll = parsed.GetValue(run),
                Theme = parsed.GetRequiredValue(theme),
                Copies = parsed.GetRequiredValue(output),
            },
            options.Read(parsed),
            cancel));
        return command;
    }

    private static Task<int> PresentAsync(PresentSettings settings, RunSettings run, CancellationToken cancel)
    {
        AspNetCore.Load();
        return Present(settings, run, cancel);
    }

    // Compiled when it is called: by then the server's types can be found.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<int> Present(PresentSettings settings, RunSettings run, CancellationToken cancel) =>
        Presentation.RunAsync(settings, run, cancel);
}
