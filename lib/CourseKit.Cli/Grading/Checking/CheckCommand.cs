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
            parsed.GetRequiredValue(notebook), TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(seconds), 0.1, 1e6)),
                parsed.GetValue(repair), cancel));
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
            Console.WriteLine(repairs
                ? Repair(notebook)
                : $"course check {path} --repair writes it back with these copies as cells of your own.");
        if (released is null)
            Console.WriteLine("This notebook was not made by course release, so missing and changed cells cannot be seen.");
        double earned = await CheckAsync(notebook, exercises, released, limit, cancel);
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
        Notebook notebook, IReadOnlyList<Exercise> exercises, ReleasedAs? released, TimeSpan limit, CancellationToken cancel)
    {
        string folder = Path.GetDirectoryName(notebook.Path)!;
        using var session = new CSharpSession(new() { BaseDirectory = folder, AssemblyOverrides = KitAssemblies.Find() });
        foreach (var cell in Exercise.SetupCells(notebook))
            Report("setup", (await RunAsync(session, "setup", cell.Source, limit, cancel)).Error);
        double earned = 0;
        foreach (var cell in notebook.CodeCells)
        {
            var metadata = GradeMetadata.Of(cell);
            if (exercises.FirstOrDefault(e => e.Check == cell) is { } exercise)
                earned += Report(exercise, await RunAsync(session, exercise.Id, cell.Source, limit, cancel));
            else if (metadata is { IsSolution: true })
                Report(metadata.Id, (await RunAsync(session, metadata.Id, cell.Source, limit, cancel)).Error);
            else if (IsOwn(cell, released))
                Report("A cell of yours", (await RunAsync(session, "your cell", cell.Source, limit, cancel)).Error);
        }
        return earned;
    }

    /// <summary>Added or changed by the student, as far as the notebook tells.</summary>
    private static bool IsOwn(NotebookCell cell, ReleasedAs? released) => released is { Others.Count: > 0 }
        && GradeMetadata.Of(cell) is null && !GradeMetadata.HasTag(cell, Exercise.SetupTag)
            && !released.Others.Contains(ReleasedAs.Sum(cell.Source));

    private static void Report(string cell, string? error)
    {
        if (error is not null)
            Console.WriteLine($"{cell}: {error}");
    }

    private static double Report(Exercise exercise, (string? Error, JsonObject? Result) run)
    {
        if (run.Result is not { } result)
        {
            Console.WriteLine($"{exercise.Id}: the check could not run: {run.Error ?? "it shows no result."}");
            return 0;
        }
        string points = $"{Number((double)result["earned"]!)} of {Number(exercise.Points)}";
        Console.WriteLine($"Exercise {result["number"]} · {result["title"]}: {points}");
        foreach (var check in result["checks"]!.AsArray().Where(c => (string)c!["outcome"]! != "Passed"))
            Console.WriteLine($"    {check!["name"]}: {check["message"]} {check["details"]}".TrimEnd());
        return (double)result["earned"]!;
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
