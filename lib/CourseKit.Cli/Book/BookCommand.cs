using System.CommandLine;
using CourseKit.Cli.Html;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Running;

namespace CourseKit.Cli.Book;

/// <summary><c>course book</c>: executes notebooks and writes them as a site that works from a folder, without a server.</summary>
internal static class BookCommand
{
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("notebooks")
        {
            Description = "Chapters in their order, or folders of them; default: all in notebooks/ of the course.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string>("--out")
        {
            Description = "Folder for the site.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine("out", "book"),
        };
        var noRun = new Option<bool>("--no-run")
            { Description = "Take the outputs that the files hold (of course run, say) instead of running them." };
        var command = new Command("book", "Make a site of the notebooks, with contents and search.") { notebooks, output, noRun };
        var options = new RunOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(notebooks) ?? [], parsed.GetRequiredValue(output), parsed.GetValue(noRun) ? null : options.Read(parsed),
            cancel));
        return command;
    }

    // All or nothing: a book that lacks the chapter that failed would have wrong links.
    private static async Task<int> RunAsync(string[] paths, string output, RunSettings? run, CancellationToken cancel)
    {
        var notebooks = NotebookList.Read(paths);
        var target = new OutputFolder(output);
        var readers = new List<Notebook>();
        foreach (var notebook in notebooks)
        {
            if (run is not null && !await ExecutedNotebook.FillAsync(notebook, run, cancel))
                return ExitCode.Failed;
            readers.Add(ReaderNotebook.Of(notebook));
        }
        var chapters = readers.Select(reader => new BookChapter(reader)).ToList();
        var pages = new BookPages(chapters);
        foreach (var (number, chapter) in chapters.Index())
        {
            target.Write(chapter.Page, pages.Chapter(number));
            target.Write(chapter.Name + ".ipynb", NotebookWriter.Write(readers[number]));
        }
        target.Write("search-index.js", pages.SearchIndex());
        target.Write("book.js", Resource.Text("book.js"));
        target.Write("book.css", Resource.Text("page.css") + Resource.Text("book.css"));
        var index = target.Write("index.html", pages.Contents());
        Console.Out.WriteLine($"{Path.GetRelativePath(Environment.CurrentDirectory, index)}: {chapters.Count} chapters");
        return ExitCode.Ok;
    }
}
