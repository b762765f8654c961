using System.Diagnostics;
using System.Globalization;
using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;
using Xunit.Abstractions;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>
/// A large class on this machine: how fast, and what is left of a run that was killed. Run on request:
/// <c>COURSEKIT_CLASS=200 dotnet test tests/CourseKit.Cli.Tests -c Release --filter ClassOfHundreds</c>, with
/// <c>--logger "console;verbosity=detailed"</c> to see the figures.
/// </summary>
public sealed class ClassOfHundredsTests(ITestOutputHelper log) : IDisposable
{
    private const string Size = "COURSEKIT_CLASS", NotebookName = "02-convolution", Interrupt = "-TERM";

    private readonly Sandbox _files = new();

    [ClassFact]
    public async Task Grade_KilledAndInterrupted_GivesTheSameGradebookAndRunsNothingTwice()
    {
        int students = int.Parse(Environment.GetEnvironmentVariable(Size)!, CultureInfo.InvariantCulture);
        WriteClass(students);
        var watch = Stopwatch.StartNew();
        string whole = await GradeAsync("whole", null);
        double seconds = watch.Elapsed.TotalSeconds;
        log.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{students} submissions of {NotebookName}, {Environment.ProcessorCount} processors: {seconds:F0} s, "
            + $"{students / seconds * 60:F0} a minute, judge and instructor's run included"));

        string[] runs =
        [
            await GradeAsync("parts", (students / 3, "-KILL")),
            await GradeAsync("parts", (2 * students / 3, Interrupt)),
            await GradeAsync("parts", null),
        ];

        Assert.Equal(File.ReadAllText(_files.PathOf("whole/gradebook.json")), File.ReadAllText(_files.PathOf("parts/gradebook.json")));
        int[] graded = [.. runs.Select(run => Graded(run).Count)];
        log.WriteLine($"graded before SIGKILL {graded[0]}, before SIGTERM {graded[1]}, then {graded[2]}");
        // A grade that was written may have had no time to be printed; none is made twice.
        Assert.Equal(students, runs.SelectMany(Graded).Distinct().Count() + (students - graded.Sum()));
        Assert.InRange(graded.Sum(), students - Environment.ProcessorCount - 1, students);
        Assert.Equal(students, Graded(whole).Count);
        Assert.Equal(students, new Journal(_files.PathOf("parts")).ReadAll().Count);
    }

    /// <summary>Runs the grader, to its end or until so many grades are there.</summary>
    private async Task<string> GradeAsync(string output, (int Grades, string Signal)? stop)
    {
        using var process = _files.Start("grade", "submitted", "--source", "source", "--out", output);
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        while (stop is var (grades, signal) && !process.HasExited)
        {
            await Task.Delay(50);
            string results = _files.PathOf(output + "/results");
            if (!Directory.Exists(results) || Directory.GetFiles(results, "*.json").Length < grades)
                continue;
            Process.Start("/bin/kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
            await process.WaitForExitAsync();
        }
        await process.WaitForExitAsync();
        Assert.True(stop is not null || process.ExitCode == 0, await text + await error);
        Assert.True(stop?.Signal != Interrupt || process.ExitCode == ExitCode.Stopped, await text + await error);
        return await text;
    }

    private static List<string> Graded(string output) =>
        [.. output.Split('\n').Where(line => line.Contains(" of ", StringComparison.Ordinal)
            && line.Contains(NotebookName + "  ", StringComparison.Ordinal))
            .Select(line => line.Split(NotebookName + "  ")[1].Split(':')[0])];

    /// <summary>Every third student has solved all, every third half, every third nothing; each in a file of other bytes.</summary>
    private void WriteClass(int students)
    {
        string root = RepositoryRoot.Find(AppContext.BaseDirectory);
        string source = _files.Write($"source/{NotebookName}.ipynb",
            File.ReadAllText(Path.Combine(root, "notebooks", NotebookName + ".ipynb")));
        var assignment = Assignment.Read(source);
        var solutions = assignment.Exercises.SelectMany(e => e.Exercise.Solutions)
            .Select(s => (GradeMetadata.Of(s)!.Id, s.Source)).ToList();
        for (var i = 0; i < students; i++)
        {
            var copy = StudentCopy.Of(assignment);
            foreach (var cell in copy.CodeCells)
            {
                int place = solutions.FindIndex(s => s.Id == GradeMetadata.Of(cell)?.Id);
                if (place >= 0 && place < solutions.Count * (i % 3) / 2)
                    cell.Json["source"] = string.Create(CultureInfo.InvariantCulture, $"{solutions[place].Source}\n// by student {i}");
            }
            string path = string.Create(CultureInfo.InvariantCulture, $"submitted/student-{i:D3}/{NotebookName}.ipynb");
            _files.Write(path, NotebookWriter.Write(copy));
        }
    }

    public void Dispose() => _files.Dispose();

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ClassFactAttribute : FactAttribute
    {
        public ClassFactAttribute() => Skip = Environment.GetEnvironmentVariable(Size) is null
            ? $"it takes minutes: set {Size} to the number of students" : new SandboxFactAttribute().Skip;
    }
}
