using System.CommandLine;
using System.Globalization;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;
using Spectre.Console;

namespace CourseKit.Cli.Grading.Release;

/// <summary><c>course release</c>: students' copies of the instructor's notebooks.</summary>
internal static class ReleaseCommand
{
    private static readonly string[] Marks =
        ["BEGIN SOLUTION", "END SOLUTION", "BEGIN HIDDEN TESTS", "END HIDDEN TESTS", "BEGIN MARK SCHEME", "END MARK SCHEME"];

    public static Command Create()
    {
        var notebooks = new Argument<string[]>("notebooks")
        {
            Description = "Instructor's notebooks; default: all in notebooks/ of the course that have exercises.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string>("--out")
            { Description = "Folder for the students' copies.", HelpName = "DIR", DefaultValueFactory = _ => "release" };
        var students = new Option<string?>("--students")
            { Description = "Names, one a line: a copy for each, with puzzles of their own.", HelpName = "FILE" };
        var seed = new Option<int>("--seed") { Description = "Same seed, same puzzles.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var command = new Command("release", "Make students' copies: no solutions, no hidden checks.")
            { notebooks, output, students, seed };
        command.SetAction(parsed => Run(
            parsed.GetValue(notebooks) ?? [], parsed.GetRequiredValue(output),
            parsed.GetValue(students) is { } file ? VariantTable.Draw(file, parsed.GetValue(seed)) : null));
        return command;
    }

    private static int Run(string[] paths, string output, IReadOnlyDictionary<string, int>? variants)
    {
        var assignments = AssignmentList.Read(paths);
        // All, before one is written.
        var copies = assignments.SelectMany(a => variants is null
            ? [(Assignment: a, Student: "", Text: NotebookWriter.Write(StudentCopy.Of(a)))]
            : variants.Select(v => (Assignment: a, Student: v.Key, Text: NotebookWriter.Write(StudentCopy.Of(a, v.Value))))).ToList();
        foreach (var (assignment, _, text) in copies)
            CheckNothingLeaks(assignment, text);
        foreach (var assignment in assignments)
            CheckStudentsChecks(assignment);
        if (assignments.Any(a => Path.GetDirectoryName(a.Notebook.Path) == Path.GetFullPath(output)))
        {
            throw new CourseKitException(
                $"{output}: the instructor's notebooks are in this folder and would be overwritten; choose another with --out.");
        }
        var folder = new OutputFolder(output);
        var table = new Table().AddColumns("notebook", "exercises", "points", "hidden checks", "read by a person");
        foreach (var (assignment, student, text) in copies)
            new OutputFolder(Path.Combine(output, student)).Write(Path.GetFileName(assignment.Notebook.Path), text);
        if (variants is not null)
            VariantTable.Write(folder, variants);
        foreach (var assignment in assignments)
        {
            table.AddRow(
                Markup.Escape(assignment.Name), Number(assignment.Exercises.Count), Number(assignment.Points),
                Number(assignment.Exercises.Sum(e => e.Script.Calls.Count(c => c.IsHidden))), Number(assignment.Manual.Count));
        }
        folder.Write("nbgrader_config.py", NbgraderConfig.Text);
        AnsiConsole.Write(table);
        Console.WriteLine($"Students' copies are in {output}; nbgrader_config.py there lets nbgrader take the instructor's notebooks too.");
        if (variants is not null)
        {
            Console.WriteLine(
                $"{variants.Count} students have a folder each; keep {VariantTable.FileName} and give it to course grade: --variants.");
        }
        return ExitCode.Ok;
    }

    /// <summary>The last look before students get a file: no mark of a solution or a hidden check may be in it.</summary>
    private static void CheckNothingLeaks(Assignment assignment, string text)
    {
        foreach (string mark in Marks)
        {
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                throw new CourseKitException(
                    $"{assignment.Notebook.Path}: a line has \"{mark}\" but is not the comment \"// {mark}\" alone, "
                    + "so what it marks would reach the students. Write it as the grading guide says.");
            }
        }
    }

    /// <summary>What is left of a check cell for students must be a chain of checks too: the visible ones.</summary>
    private static void CheckStudentsChecks(Assignment assignment)
    {
        foreach (var (exercise, script) in assignment.Exercises)
        {
            try
            {
                var visible = CheckScript.Parse(exercise.Id, StudentCopy.Strip(exercise.Check.Source, exercise.Check)).Calls;
                if (visible.Select(c => c.Answer).SequenceEqual(script.Calls.Where(c => !c.IsHidden).Select(c => c.Answer)))
                    continue;
            }
            catch (CourseKitException)
            {
                // Said below, in the words of the one who writes it.
            }
            throw new CourseKitException(
                $"{assignment.Notebook.Path}: without its hidden lines {exercise.Id} is not the chain of its visible checks; "
                + "let the hidden marks enclose whole checks, and the last line have no semicolon.");
        }
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
