using CourseKit.Cli.Grading.Samples;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>What a newcomer gets wrong is one sentence with a way out, an exit code of 2, and nothing half done.</summary>
public sealed class NewcomerTests : IDisposable
{
    private readonly Sandbox _files = new();

    [Theory]
    [InlineData("there is no such file", "check", "none.ipynb")]
    [InlineData("this is a folder", "check", "a folder")]
    [InlineData("not JSON", "check", "a folder/essay.txt")]
    [InlineData("there are no exercises in this notebook", "check", "plain.ipynb")]
    [InlineData("there is no such file", "release", "none.ipynb")]
    [InlineData("no notebook here has graded exercises", "release", "empty")]
    [InlineData("nothing to grade", "release", "plain.ipynb")]
    [InlineData("cannot be made", "release", "ünï cödé/sample.ipynb", "--out", "a folder/essay.txt")]
    [InlineData("would be overwritten", "release", "ünï cödé/sample.ipynb", "--out", "ünï cödé")]
    [InlineData("cannot be read", "release", "ünï cödé/sample.ipynb", "--students", "none.txt")]
    [InlineData("Name the folder", "grade")]
    [InlineData("there is no such folder", "grade", "none", "--source", "ünï cödé")]
    [InlineData("neither a notebook nor a zip file", "grade", "a folder/essay.txt", "--source", "ünï cödé")]
    [InlineData("there is no notebook (.ipynb) and no zip file in it", "grade", "empty", "--source", "ünï cödé")]
    [InlineData("no notebook here has graded exercises", "grade", "a folder", "--source", "empty")]
    [InlineData("is not a date", "grade", "ünï cödé", "--source", "ünï cödé", "--due", "soon")]
    [InlineData("--jobs is 0", "grade", "ünï cödé", "--source", "ünï cödé", "--jobs", "0")]
    [InlineData("is not a part such as 2/8", "grade", "ünï cödé", "--source", "ünï cödé", "--shard", "9/8")]
    [InlineData("points by persons cannot be read", "grade", "ünï cödé", "--source", "ünï cödé", "--manual", "none.csv")]
    [InlineData("cannot be read", "grade", "ünï cödé", "--source", "ünï cödé", "--variants", "none.csv")]
    [InlineData("this is no output folder", "grade", "merge", "empty")]
    [InlineData("Try course --help", "grade", "ünï cödé", "--soruce", "x")]
    public async Task Course_BadInput_IsOneSentenceAndNothingIsWritten(string sentence, params string[] arguments)
    {
        _files.Write("a folder/essay.txt", "Dear teacher");
        _files.WriteNotebook("plain.ipynb", "1 + 1");
        Directory.CreateDirectory(_files.PathOf("empty"));
        _files.Write("ünï cödé/sample.ipynb", NotebookWriter.Write(SampleNotebook.Create("sample.ipynb")));
        var before = Directory.GetFiles(_files.Folder, "*", SearchOption.AllDirectories).Order();

        var (exitCode, output, error) = await _files.CourseAsync(arguments);

        Assert.True(exitCode == 2, output + error);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.InRange(error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 1, 3);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output + error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(_files.Folder, "*", SearchOption.AllDirectories).Order());
    }

    [SandboxFact]
    public async Task Course_NamesWithSpacesAndLettersOfAllKinds_Work()
    {
        _files.Write("ünï cödé/sample.ipynb", NotebookWriter.Write(SampleNotebook.Create("sample.ipynb")));
        Assert.Equal(0, (await _files.CourseAsync("release", "ünï cödé/sample.ipynb", "--out", "für alle")).ExitCode);
        string released = await File.ReadAllTextAsync(_files.PathOf("für alle/sample.ipynb"));
        _files.Write("ab gabe/Ægir Þór, 李雷.ipynb", SampleClass.Honest[0].Write(released));

        var (exitCode, output, error) = await _files.CourseAsync("grade", "ab gabe", "--source", "ünï cödé", "--out", "no ten");

        Assert.True(exitCode == 0, output + error);
        Assert.Contains("Ægir Þór, 李雷: 7 of 9", output, StringComparison.Ordinal);
        Assert.Contains("\"Ægir Þór, 李雷\",sample,7,9",
            await File.ReadAllTextAsync(_files.PathOf("no ten/gradebook.csv")), StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();
}
