using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Notebooks.Tests;

/// <summary>Release, solve, grade: the way that every notebook goes with a class. It needs the sandbox.</summary>
public sealed class RoundTripTests(RoundTripFixture graded) : IClassFixture<RoundTripFixture>
{
    private const string NotBegun = "has not been begun: it still is as it was handed out.";

    public static TheoryData<string> Notebooks =>
        [.. Repository.Notebooks.Where(path => Exercise.Of(NotebookReader.Read(path)).Count > 0)
            .Select(path => Path.GetFileNameWithoutExtension(path))];

    [SandboxTheory]
    [MemberData(nameof(Notebooks))]
    public void Grade_ReferenceSolutions_GetAllPoints(string notebook)
    {
        var result = Of(notebook, RoundTripFixture.Solved);

        Assert.Empty(result.Problems);
        Assert.All(result.Exercises, exercise => Assert.Equal((exercise.Id, exercise.Points), (exercise.Id, exercise.Earned)));
    }

    [SandboxTheory]
    [MemberData(nameof(Notebooks))]
    public void Grade_UntouchedRelease_GetsNothingAndIsToldWhatToDo(string notebook)
    {
        var result = Of(notebook, RoundTripFixture.Untouched);

        Assert.All(result.Exercises, exercise =>
        {
            Assert.Equal((exercise.Id, 0), (exercise.Id, exercise.Earned));
            Assert.Contains(exercise.Checks, check => check.Message.Contains("Not done yet", StringComparison.Ordinal));
        });
        Assert.Null(result.Problems.FirstOrDefault(problem => !problem.EndsWith(NotBegun, StringComparison.Ordinal)));
    }

    private SubmissionResult Of(string notebook, string student)
    {
        var result = graded.Results.Single(r => r.Assignment == notebook && r.Student == student);
        Assert.Equal(graded.Assignments.Single(a => a.Name == notebook).Exercises.Count, result.Exercises.Count);
        return result;
    }
}
