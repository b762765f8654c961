using System.Globalization;
using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Samples;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>A run that is killed goes on where it was, and parts graded apart give the same gradebook.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Students = 6;

    private readonly Sandbox _files = new();

    [SandboxFact]
    public async Task Grade_KilledInTheMiddle_GoesOnAndGivesTheSameGradebook()
    {
        WriteClass();
        await Grade("whole");
        using (var process = _files.Start("grade", "submitted", "--source", "sample.ipynb", "--out", "killed", "--jobs", "1"))
        {
            while (Results("killed") < 2 && !process.HasExited)
                await Task.Delay(20);
            process.Kill();     // this process alone: what it started has to end by itself
            await process.WaitForExitAsync();
        }
        int kept = Results("killed");
        Assert.InRange(kept, 2, Students - 1);
        var written = Directory.GetFiles(_files.PathOf("killed/results")).ToDictionary(f => f, File.GetLastWriteTimeUtc);

        string output = await Grade("killed");

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{Students} submissions, {Students - kept} graded now"),
            output, StringComparison.Ordinal);
        Assert.All(written, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
        Assert.Equal(File.ReadAllText(_files.PathOf("whole/gradebook.json")), File.ReadAllText(_files.PathOf("killed/gradebook.json")));
    }

    [SandboxFact]
    public async Task Grade_InParts_MergesToTheSameGradebook()
    {
        WriteClass();
        await Grade("whole");
        for (var i = 1; i <= 2; i++)
            await Grade($"part{i}", "--shard", string.Create(CultureInfo.InvariantCulture, $"{i}/2"));

        var (exitCode, _, error) = await _files.CourseAsync("grade", "merge", "part1", "part2", "--out", "merged");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(File.ReadAllText(_files.PathOf("whole/gradebook.json")), File.ReadAllText(_files.PathOf("merged/gradebook.json")));
    }

    private int Results(string output) =>
        Directory.Exists(_files.PathOf(output + "/results")) ? Directory.GetFiles(_files.PathOf(output + "/results"), "*.json").Length : 0;

    private async Task<string> Grade(string output, params string[] more)
    {
        var (exitCode, text, error) = await _files.CourseAsync(
            ["grade", "submitted", "--source", "sample.ipynb", "--out", output, "--jobs", "2", .. more]);
        Assert.True(exitCode == 0, text + error);
        return text;
    }

    private void WriteClass()
    {
        string path = _files.Write("sample.ipynb", NotebookWriter.Write(SampleNotebook.Create("sample.ipynb")));
        string released = NotebookWriter.Write(StudentCopy.Of(Assignment.Read(path)));
        foreach (var (i, student) in SampleClass.Honest.Take(Students).Index())
            File.SetLastWriteTimeUtc(_files.Write($"submitted/{student.Name}.ipynb", student.Write(released)),
                SampleClass.Due.AddHours(-i));
    }

    public void Dispose() => _files.Dispose();
}
