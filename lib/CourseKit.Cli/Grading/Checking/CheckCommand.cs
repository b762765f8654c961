using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Running;
using CourseKit.Scripting;

namespace CourseKit.Cli.Grading.Checking;

/// <summary><c>course check</c>: tells a student, before handing in, what is missing, changed, copied or failing.</summary>
internal static class CheckCommand
{
    private const string MimeType = "application/vnd.coursekit.check+json";

    public static Command Create()
    {
        var notebook = new Argument<string>("notebook") { Description = "Your notebook." };
        var seconds = new Option<double>("--timeout")
        {
            Description = "Limit for one cell.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 60,
        };
        var repair = new Option<bool>("--repair") { Description = "Write the notebook back with copied cells made cells of your own." };
        var command = new Command("check", "Look at your notebook before you hand it in.") { notebook, seconds, repair };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(notebook), TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(seconds), 0.1, 1e6)), parsed.GetValue(repair), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, TimeSpan limit, bool repairs, CancellationToken cancel)
    {
        var notebook = NotebookReader.Read(path);
        var released = ReleasedAs.Of(notebook);
        var student = StudentNotebook.Of(notebook, released);
        var exercises = Exercise.Of(notebook);
        if (exercises.Count == 0)
            throw new CourseKitException($"{path}: there are no exercises in this notebook.");
        foreach (string problem in student.Problems)
            Console.WriteLine(problem);
        if (student.Copies > 0)
            Console.WriteLine(repairs ? Repair(notebook) : $"course check {path} --repair writes it back with these copies as cells of your own.");
        if (released is null)
            Console.WriteLine("This notebook was not made by course release, so missing and changed cells cannot be seen.");
        double earned = await CheckAsync(notebook, exercises, limit, cancel);
        double points = exercises.Sum(e => e.Points), hidden = released?.Cells.Sum(c => c.HiddenPoints) ?? 0;
        Console.WriteLine($"{Number(earned)} of {Number(points)} points by the checks in the notebook."
            + (hidden > 0 ? $" {Number(hidden)} more checks, which you do not see, run when it is graded." : ""));
        return student.Problems.Count == 0 && earned > 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    /// <summary>Writes the notebook back; reading it has taken the metadata from the copies.</summary>
    private static string Repair(Notebook notebook)
    {
        new OutputFolder(Path.GetDirectoryName(notebook.Path)!).Write(Path.GetFileName(notebook.Path), NotebookWriter.Write(notebook));
        return $"Repaired: {notebook.Path} is written back. Reload it where it is open.";
    }

    /// <summary>Runs setup, solutions and checks, and whatever else the student wrote that is not a lecture cell.</summary>
    private static async Task<double> CheckAsync(
        Notebook notebook, IReadOnlyList<Exercise> exercises, TimeSpan limit, CancellationToken cancel)
    {
        string folder = Path.GetDirectoryName(notebook.Path)!;
        using var session = new CSharpSession(new() { BaseDirectory = folder, AssemblyOverrides = KitAssemblies.Find() });
        foreach (var cell in Exercise.SetupCells(notebook))
            await RunAsync(session, "setup", cell.Source, limit, cancel);
        double earned = 0;
        foreach (var exercise in exercises)
        {
            foreach (var solution in exercise.Solutions)
            {
                if ((await RunAsync(session, GradeMetadata.Of(solution)!.Id, solution.Source, limit, cancel)).Error is { } error)
                    Console.WriteLine($"{GradeMetadata.Of(solution)!.Id}: {error}");
            }
            var (failure, result) = await RunAsync(session, exercise.Id, exercise.Check.Source, limit, cancel);
            if (result is null)
            {
                Console.WriteLine($"{exercise.Id}: the check could not run: {failure ?? "it shows no result."}");
                continue;
            }
            earned += (double)result["earned"]!;
            string points = $"{Number((double)result["earned"]!)} of {Number(exercise.Points)}";
            Console.WriteLine($"Exercise {result["number"]} · {result["title"]}: {points}");
            foreach (var check in result["checks"]!.AsArray().Where(c => (string)c!["outcome"]! != "Passed"))
                Console.WriteLine($"    {check!["name"]}: {check["message"]} {check["details"]}".TrimEnd());
        }
        return earned;
    }

    private static async Task<(string? Error, JsonObject? Result)> RunAsync(
        CSharpSession session, string name, string code, TimeSpan limit, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(limit);
        JsonObject? shown = null;
        var result = await session.ExecuteAsync(
            name, code, output => shown = (output as ResultOutput)?.Data.Data[MimeType] as JsonObject ?? shown, stop.Token);
        cancel.ThrowIfCancellationRequested();
        return (result.Error is { } error ? $"{error.Name}: {error.Message}" : null, shown);
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
