using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Running;
using CourseKit.Cli.Grading.Sandboxes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Notebooks.Tests;

/// <summary>Release, solve, grade: the way that every notebook goes with a class. It needs the sandbox.</summary>
public sealed class RoundTripTests
{
    private static readonly SandboxLimits Limits = new() { Wall = TimeSpan.FromMinutes(4), Cpu = 200 };

    public static TheoryData<string> NotebooksWithExercises => WrongAnswerBankTests.NotebooksWithExercises;

    [SandboxTheory]
    [MemberData(nameof(NotebooksWithExercises))]
    public async Task Grade_SolutionsGetAll_ReleaseGetsNothingAndIsToldWhatToDo(string file)
    {
        var sandbox = Bubblewrap.Find()!;
        var assignment = Assignment.Read(Path.Combine(Repository.Root, "notebooks", file));
        string released = NotebookWriter.Write(StudentCopy.Of(assignment));

        // Starting grades the instructor's own notebook, and throws unless it gets all points.
        using var grader = await Grader.StartAsync(assignment, sandbox, Limits, secondsPerCell: 60, CancellationToken.None);
        var result = await grader.GradeAsync(new("untouched", file, DateTime.UtcNow, false, released), CancellationToken.None);

        Assert.Equal(assignment.Exercises.Count, result.Exercises.Count);
        Assert.All(result.Exercises, exercise =>
        {
            Assert.Equal(0, exercise.Earned);
            Assert.Contains(exercise.Checks, check => check.Message.Contains("Not done yet", StringComparison.Ordinal));
        });
        const string NotBegun = "has not been begun: it still is as it was handed out.";
        Assert.Null(result.Problems.FirstOrDefault(problem => !problem.EndsWith(NotBegun, StringComparison.Ordinal)));
    }
}
