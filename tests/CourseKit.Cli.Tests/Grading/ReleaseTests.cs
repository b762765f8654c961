using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Samples;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Grading;

public sealed class ReleaseTests : IDisposable
{
    private readonly Sandbox _files = new();

    [Fact]
    public void StudentCopy_HasNoSolutionAndNoHiddenCheck_KeepsIdsPointsAndIsTheSameEachTime()
    {
        var assignment = Sample();

        var copy = StudentCopy.Of(assignment);

        string text = NotebookWriter.Write(copy);
        Assert.Equal(text, NotebookWriter.Write(StudentCopy.Of(assignment)));
        Assert.DoesNotContain("7431", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Math.Max", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sum of sums", text, StringComparison.Ordinal);
        Assert.Contains("throw new NotImplementedException();", text, StringComparison.Ordinal);
        var before = assignment.Notebook.Cells.Select(GradeMetadata.Of).OfType<GradeMetadata>();
        Assert.Equal(before, copy.Cells.Select(GradeMetadata.Of).OfType<GradeMetadata>());
        Assert.Equal(5, ReleasedAs.Of(copy)!.Cells.Count);
        Assert.False((bool)copy.Cells[4].Json["metadata"]!["editable"]!);
    }

    [Fact]
    public void Checksum_IsThatOfNbgrader()
    {
        // md5 of "x = 1" + "code" + "True" + "False" + "True" + "test" + "2.0", as nbgrader's utils.compute_checksum puts them together
        var cell = new NotebookCell(new JsonObject { ["cell_type"] = "code", ["source"] = "x = 1" });

        Assert.Equal(Md5("x = 1codeTrueFalseTruetest2.0"), Checksum.Of(cell, new("test", true, false, true, false, 2)));
        Assert.Equal(Md5("x = 1codeFalseTrueFalsetest"), Checksum.Of(cell, new("test", false, true, false, false, 0)));
    }

    [Fact]
    public async Task Release_MarkThatIsNoComment_IsRefusedAndNothingIsWritten()
    {
        var notebook = SampleNotebook.Create("sample.ipynb");
        notebook.Cells[2].Json["source"] = "var s = \"### BEGIN SOLUTION\";";
        _files.Write("source/sample.ipynb", NotebookWriter.Write(notebook));

        var (exitCode, _, error) = await _files.CourseAsync("release", "source/sample.ipynb", "--out", "release");

        Assert.Equal(2, exitCode);
        Assert.Contains("BEGIN SOLUTION", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_files.PathOf("release")));
    }

    [Fact]
    public async Task Release_HiddenMarksThatCutAChain_AreRefused()
    {
        const string checks = ".Equal(() => Relu(1),\n// BEGIN HIDDEN TESTS\n() => 1.0, points: 2)\n// END HIDDEN TESTS";
        var notebook = SampleNotebook.Create("sample.ipynb");
        notebook.Cells[4].Json["source"] = "Check.Exercise(\"1\", \"A rectifier\", points: 3)\n" + checks;
        _files.Write("source/sample.ipynb", NotebookWriter.Write(notebook));

        var (exitCode, _, error) = await _files.CourseAsync("release", "source/sample.ipynb", "--out", "release");

        Assert.Equal(2, exitCode);
        Assert.Contains(SampleNotebook.Relu + "-check", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_files.PathOf("release")));
    }

    [Fact]
    public void NbgraderConfig_NoticeOfARestoredCell_IsAPragmaOfItsOwn()
    {
        string notice = NbgraderConfig.Text.Split("missing_cell_notification = \"")[1].Split('"')[0]
            .Replace("\\n", "\n", StringComparison.Ordinal);
        var check = Assignment.Read(_files.Write("sample.ipynb", NotebookWriter.Write(SampleNotebook.Create("sample.ipynb")))).Exercises[1];

        var restored = CheckScript.Parse("restored", "# " + notice + check.Exercise.Check.Source);      // as nbgrader puts them together

        Assert.Equal(check.Script.Calls, restored.Calls);
        Assert.Equal(check.Script.Given(withHidden: true), restored.Given(withHidden: true));
    }

    [Fact]
    public async Task ReleaseThenCheck_TellStudentsWhatIsMissing()
    {
        _files.Write("source/sample.ipynb", NotebookWriter.Write(SampleNotebook.Create("sample.ipynb")));
        var (exitCode, _, error) = await _files.CourseAsync("release", "source/sample.ipynb", "--out", "release");
        Assert.Equal((0, ""), (exitCode, error));

        string released = await File.ReadAllTextAsync(_files.PathOf("release/sample.ipynb"));
        _files.Write("mine/sample.ipynb", SampleClass.Honest.Single(s => s.Name == "partial-absolute").Write(released));
        var (_, output, _) = await _files.CourseAsync("check", "mine/sample.ipynb");

        Assert.Contains("Exercise 1 · A rectifier: 1 of 3", output, StringComparison.Ordinal);
        Assert.Contains("That is the absolute value", output, StringComparison.Ordinal);
        Assert.Contains("3 of 7 points", output, StringComparison.Ordinal);
        Assert.Contains("3 more checks, which you do not see", output, StringComparison.Ordinal);
        Assert.Contains($"{SampleNotebook.Question} has not been begun", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_CopiedCells_AreNamedAndRepairedOnRequest()
    {
        string released = NotebookWriter.Write(StudentCopy.Of(Sample()));
        string path = _files.Write("mine/sample.ipynb", SampleClass.Honest.Single(s => s.Name == "copied-cells").Write(released));
        var (_, said, _) = await _files.CourseAsync("check", "mine/sample.ipynb");
        Assert.Contains("Cell 9 is a copy of ex-1-relu", said, StringComparison.Ordinal);
        Assert.Contains("check mine/sample.ipynb --repair", said, StringComparison.Ordinal);

        await _files.CourseAsync("check", "mine/sample.ipynb", "--repair");

        var cells = NotebookReader.Read(path).Cells;
        Assert.Equal(9, cells.Count);
        Assert.Equal(cells[3].Source, cells[8].Source);
        Assert.Null(GradeMetadata.Of(cells[8]));
        Assert.Equal("ex-1-relu", GradeMetadata.Of(cells[3])!.Id);
        Assert.Equal(cells.Count, cells.Select(c => (string)c.Json["id"]!).Distinct().Count());
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "nbgrader's format.")]
    private static string Md5(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private Assignment Sample() =>
        Assignment.Read(_files.Write("sample.ipynb", NotebookWriter.Write(SampleNotebook.Create("sample.ipynb"))));

    public void Dispose() => _files.Dispose();
}
