using System.CommandLine;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Running;

namespace CourseKit.Cli.Formatting;

/// <summary><c>course fmt</c>: notebooks in canonical form; with <c>--check</c> it changes nothing and says what is wrong.</summary>
internal static class FmtCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("notebook") { Description = "Notebooks, or folders of them; default: all of the course.",
            Arity = ArgumentArity.ZeroOrMore };
        var check = new Option<bool>("--check") { Description = "Change nothing; fail if a file is not canonical or breaks a rule of " +
            "notebooks." };
        var executed = new Option<bool>("--executed")
        {
            Description = "Change nothing; look only for pictures without a description in the outputs of notebooks that have run.",
        };
        var command =
            new Command("fmt", "Write notebooks in canonical form: no outputs, stable ids, one layout; --check also finds broken " +
            "rules.")
        {
            files, check, executed,
        };
        command.SetAction(parsed => Run(parsed.GetValue(files) ?? [], parsed.GetValue(check), parsed.GetValue(executed)));
        return command;
    }

    private static int Run(string[] files, bool check, bool executed)
    {
        // All are read before the first is written: a mistake in one leaves all as they are.
        var notebooks = NotebookList.Read(files);
        var problems = 0;
        foreach (var notebook in notebooks)
        {
            foreach (var problem in executed ? Pictures.Undescribed(notebook) : check ? Check(notebook) : Write(notebook))
            {
                problems++;
                Console.WriteLine($"{notebook.Name}: {problem}");
            }
        }
        Console.WriteLine($"{notebooks.Count} notebooks, {problems} problems.");
        return problems == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static IEnumerable<string> Check(Notebook notebook)
    {
        if (File.ReadAllText(notebook.Path) != Canonical.Text(notebook))
            yield return "not in canonical form; course fmt writes it so.";
        foreach (var problem in NotebookLint.Of(notebook))
            yield return problem;
    }

    private static IEnumerable<string> Write(Notebook notebook)
    {
        var text = Canonical.Text(notebook);
        if (File.ReadAllText(notebook.Path) == text)
            return [];
        new OutputFolder(Path.GetDirectoryName(notebook.Path)!).Write(Path.GetFileName(notebook.Path), text);
        Console.WriteLine($"{notebook.Name}: written.");
        return [];
    }
}
