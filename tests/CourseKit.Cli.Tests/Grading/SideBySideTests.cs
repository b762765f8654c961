using System.Globalization;
using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Samples;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>Sandboxes side by side know nothing of each other, whatever happens in one of them.</summary>
public sealed class SideBySideTests : IDisposable
{
    private readonly Sandbox _files = new();

    [SandboxFact]
    public async Task Grade_HonestStudentsBesideForkBombs_KeepAllTheirPoints()
    {
        var (honest, bomb) = (SampleClass.Honest.First(s => s.Points == 7), HostileStudents.All.Single(s => s.Name == "fork-bomb"));
        string path = _files.Write("sample.ipynb", NotebookWriter.Write(SampleNotebook.Create("sample.ipynb")));
        string released = NotebookWriter.Write(StudentCopy.Of(Assignment.Read(path)));
        for (var i = 0; i < 5; i++)
        {
            // In the order of names, so that a bomb goes off beside each of them.
            _files.Write(string.Create(CultureInfo.InvariantCulture, $"submitted/{i}-bomb.ipynb"), bomb.Write(released));
            _files.Write(string.Create(CultureInfo.InvariantCulture, $"submitted/{i}-honest.ipynb"), honest.Write(released));
        }

        var (exitCode, output, error) = await _files.CourseAsync(
            "grade", "submitted", "--source", "sample.ipynb", "--out", "graded", "--jobs", "4", "--timeout", "300");

        Assert.True(exitCode == 0, output + error);
        var results = new Journal(_files.PathOf("graded")).ReadAll();
        Assert.Equal(10, results.Count);
        Assert.All(results.Where(r => r.Student.EndsWith("honest", StringComparison.Ordinal)), r => Assert.True(r.Automatic == 7, output));
    }

    public void Dispose() => _files.Dispose();
}
