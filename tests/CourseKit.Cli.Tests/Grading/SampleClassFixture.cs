using System.Diagnostics;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Samples;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>The sample class, graded once by <c>course grade</c> for all tests that look at the grades.</summary>
public sealed class SampleClassFixture : IAsyncLifetime, IDisposable
{
    /// <summary>Stands in the grader's environment; no student may see it.</summary>
    internal const string Secret = "kept-from-students-8825";

    internal Sandbox Files { get; } = new();

    internal IReadOnlyList<SubmissionResult> Results { get; private set; } = [];

    internal string Log { get; private set; } = "";

    internal double Seconds { get; private set; }

    public async Task InitializeAsync()
    {
        SampleClass.Write(Files.PathOf("class"));
        Environment.SetEnvironmentVariable("COURSEKIT_TEST_SECRET", Secret);
        long started = Stopwatch.GetTimestamp();
        // A short limit for cells, because several of the sample's students run until they are stopped; a long one for the whole, because a
        // machine may be busy.
        var (exitCode, output, error) = await Files.CourseAsync(
            "grade", "class/submitted", "--source", "class/source", "--out", "graded", "--jobs", "2",
                "--timeout", "300", "--cell-timeout", "6",
            "--memory", "512", "--due", "2026-11-01T00:00Z", "--late-penalty", "10");
        Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Log = output + error;
        Assert.True(exitCode == 0, Log);
        Results = new Journal(Files.PathOf("graded")).ReadAll();
    }

    internal SubmissionResult Of(string student) => Results.Single(r => r.Student == student);

    internal string Feedback(string student) =>
        File.ReadAllText(Files.PathOf($"graded/feedback/{Journal.FileName(SampleNotebook.Name, student)}.html"));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Files.Dispose();
}
