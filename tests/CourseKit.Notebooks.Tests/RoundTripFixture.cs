using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Running;
using CourseKit.Cli.Grading.Sandboxes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Notebooks.Tests;

/// <summary>
/// All notebooks of the course released, handed in twice and graded, once for all tests: by a student who wrote the reference solutions
/// into the released copies, and by one who did nothing.
/// </summary>
public sealed class RoundTripFixture : IAsyncLifetime
{
    internal const string Solved = "solved", Untouched = "untouched";

    private const int Jobs = 2;
    private static readonly SandboxLimits Limits = new() { Wall = TimeSpan.FromMinutes(4), Cpu = 200 };

    private readonly string _folder = Directory.CreateTempSubdirectory("course round trip ").FullName;

    internal IReadOnlyList<Assignment> Assignments { get; private set; } = [];

    internal IReadOnlyList<SubmissionResult> Results { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (Bubblewrap.Find() is not { } sandbox)
            return;     // the tests are skipped
        Assignments = AssignmentList.Read([Path.Combine(Repository.Root, "notebooks")]);
        foreach (var assignment in Assignments)
        {
            var copy = StudentCopy.Of(assignment);
            Write(Untouched, copy);
            Write(Solved, Solve(copy, assignment));
        }
        var submissions = SubmissionReader.Read(Path.Combine(_folder, "submitted"), [.. Assignments.Select(a => a.Name)]);
        var run = new GradeRun(Assignments, sandbox, Limits,
            secondsPerCell: 60, Jobs, new Journal(Path.Combine(_folder, "graded")), new GradeLines(TextWriter.Null))
        {
            ChecksSources = false,      // the solved copies do
        };
        Results = await run.RunAsync(submissions, CancellationToken.None);
    }

    private void Write(string student, Notebook notebook)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "submitted", student)).FullName;
        File.WriteAllText(Path.Combine(folder, notebook.Name + ".ipynb"), NotebookWriter.Write(notebook));
    }

    private static Notebook Solve(Notebook copy, Assignment assignment)
    {
        var solutions = assignment.Exercises.SelectMany(e => e.Exercise.Solutions)
            .ToDictionary(s => GradeMetadata.Of(s)!.Id, s => s.Source);
        foreach (var cell in copy.CodeCells)
        {
            if (GradeMetadata.Of(cell) is { IsSolution: true, IsGrade: false } metadata)
                cell.Json["source"] = solutions[metadata.Id];
        }
        return copy;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
