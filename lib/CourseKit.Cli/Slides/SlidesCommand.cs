using System.CommandLine;
using CourseKit.Cli.Running;

namespace CourseKit.Cli.Slides;

/// <summary><c>course slides</c>: executes notebooks and writes a slide deck of each, one file that works offline.</summary>
internal static class SlidesCommand
{
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("notebooks")
        {
            Description = "Notebooks to show, or folders of them; default: all in notebooks/ of the course.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output =
            new Option<string>("--out") { Description = "Folder for the decks.", HelpName = "DIR", DefaultValueFactory = _ => "out" };
        var theme = new Option<string>("--theme") { Description = "Look at the start; T changes it.", DefaultValueFactory = _ => "light" };
        theme.AcceptOnlyFromAmong("light", "dark", "projector");
        var aspect =
            new Option<string>("--aspect") { Description = "Shape at the start; A changes it.", DefaultValueFactory = _ => "16:9" };
        aspect.AcceptOnlyFromAmong("16:9", "4:3");
        var noCode = new Option<bool>("--no-code") { Description = "Show what cells give, not their code." };
        var noRun = new Option<bool>("--no-run")
            { Description = "Take the outputs that the files hold (of course run, say) instead of running them." };
        var command = new Command("slides", "Make a slide deck of each notebook.") { notebooks, output, theme, aspect, noCode, noRun };
        var options = new RunOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var settings = new DeckSettings(parsed.GetRequiredValue(theme), parsed.GetRequiredValue(aspect), !parsed.GetValue(noCode));
            var run = parsed.GetValue(noRun) ? null : options.Read(parsed);
            return RunAsync(parsed.GetValue(notebooks) ?? [], parsed.GetRequiredValue(output), settings, run, cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string output, DeckSettings deck, RunSettings? run, CancellationToken cancel)
    {
        var notebooks = NotebookList.Read(paths);
        var target = new OutputFolder(output);
        var exit = ExitCode.Ok;
        foreach (var notebook in notebooks)
        {
            if (run is not null && !await ExecutedNotebook.FillAsync(notebook, run, cancel))
            {
                exit = ExitCode.Failed;
                continue;
            }
            var slides = SlideOutline.Of(notebook).Count;
            if (slides == 0)
                throw new CourseKitException(
                    $"{notebook.Path}: every cell is skipped, so there is no slide. Give a cell the slide type 'slide'.");
            var path = target.Write(notebook.Name + ".slides.html", DeckPage.Render(notebook, deck));
            Console.Out.WriteLine($"{Path.GetRelativePath(Environment.CurrentDirectory, path)}: {slides} slides");
        }
        return exit;
    }
}
