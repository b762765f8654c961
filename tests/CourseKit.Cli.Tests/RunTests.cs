using System.Text.Json.Nodes;

namespace CourseKit.Cli.Tests;

public sealed class RunTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Fact]
    public async Task Run_AllNotebooks_WritesNotebookAndPageAndATable()
    {
        _sandbox.WriteNotebook("notebooks/01-first.ipynb", "#r \"../lib/CourseKit/bin/current/CourseKit.dll\"\nusing CourseKit;",
            "CourseEnvironment.Current.Seed");
        _sandbox.WriteNotebook("notebooks/02-second.ipynb", "Console.Write(\"\\rstep 1\");\nConsole.WriteLine(\"\\rstep 2\");",
            "Path.GetFileName(Environment.CurrentDirectory)");

        var (exitCode, output, error) = await _sandbox.CourseAsync("run");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("01-first", output, StringComparison.Ordinal);
        Assert.Contains("ok", output, StringComparison.Ordinal);
        Assert.Equal("1", Text(_sandbox.Executed("01-first"), cell: 1));
        Assert.Equal("step 2\n", Text(_sandbox.Executed("02-second"), cell: 0));
        Assert.Equal("notebooks", Text(_sandbox.Executed("02-second"), cell: 1));
        Assert.Contains("step 2", await File.ReadAllTextAsync(_sandbox.PathOf("out/02-second.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AFolder_RunsTheNotebooksInIt()
    {
        _sandbox.WriteNotebook("mine/b.ipynb", "2");
        _sandbox.WriteNotebook("mine/a.ipynb", "1");
        _sandbox.WriteNotebook("notebooks/01-first.ipynb", "3");

        var (exitCode, output, error) = await _sandbox.CourseAsync("run", "mine");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(("1", "2"), (Text(_sandbox.Executed("a"), cell: 0), Text(_sandbox.Executed("b"), cell: 0)));
        Assert.False(File.Exists(_sandbox.PathOf("out/01-first.ipynb")));
    }

    [Theory]
    [InlineData("there are no notebooks here", "run", "lib")]
    [InlineData("there are no notebooks here", "slides", "lib")]
    [InlineData("this is a folder; name a notebook in it", "present", "notebooks")]
    public async Task Course_FolderWithoutTheNotebook_SaysSo(string sentence, params string[] arguments)
    {
        Directory.CreateDirectory(_sandbox.PathOf("lib"));
        _sandbox.WriteNotebook("notebooks/01-first.ipynb", "3");

        var (exitCode, _, error) = await _sandbox.CourseAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(sentence, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CellThatThrows_FailsWithCellLineAndPartialNotebook()
    {
        string path =
            _sandbox.WriteNotebook("a.ipynb", "var x = 1;\nx", "var y = 0;\nthrow new InvalidOperationException(\"not ready\");", "x");

        var (exitCode, _, error) = await _sandbox.CourseAsync("run", "a.ipynb");

        Assert.Equal(1, exitCode);
        Assert.Contains($"{path}, cell 2, line 2: System.InvalidOperationException: not ready", error, StringComparison.Ordinal);
        Assert.DoesNotContain("CourseKit.Scripting", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        var cells = _sandbox.Executed("a")["cells"]!.AsArray();
        Assert.Equal("1", Text(_sandbox.Executed("a"), cell: 0));
        Assert.Equal("error", (string?)cells[1]!["outputs"]![0]!["output_type"]);
        Assert.Equal("System.InvalidOperationException", (string?)cells[1]!["outputs"]![0]!["ename"]);
        Assert.Empty(cells[2]!["outputs"]!.AsArray());
        Assert.Null(cells[2]!["execution_count"]);
    }

    [Fact]
    public async Task Run_CellThatNeverEnds_IsStoppedAtTheLimit()
    {
        _sandbox.WriteNotebook("a.ipynb", "Console.WriteLine(\"begun\");\nwhile (true) { }");

        var (exitCode, _, error) = await _sandbox.CourseAsync("run", "a.ipynb", "--timeout", "8");

        Assert.Equal(1, exitCode);
        Assert.Contains("cell 1: the cell ran longer than 8 s and was stopped; --timeout SECONDS sets the limit.", error,
            StringComparison.Ordinal);
        Assert.Equal("begun\n", Text(_sandbox.Executed("a"), cell: 0));
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "the process ended with exit code 3 while cell 1 ran")]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)", "the process ended with a stack overflow")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"lost\")).Start();\nSystem.Threading.Thread.Sleep(-1);",
        "the process ended with exit code")]
    public async Task Run_CellThatEndsTheProcess_IsReported(string code, string expected)
    {
        _sandbox.WriteNotebook("a.ipynb", code);

        var (exitCode, _, error) = await _sandbox.CourseAsync("run", "a.ipynb");

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.True(File.Exists(_sandbox.PathOf("out/a.html")));
    }

    [Theory]
    [InlineData("not json {", "it is not JSON (line 1, column 2)")]
    [InlineData("[1]", "it is JSON, but not an object")]
    [InlineData("{ \"a\": 1 }", "it has no \"cells\"")]
    [InlineData("{ \"cells\": [], \"nbformat\": 5 }", "\"nbformat\" is 5")]
    [InlineData("{ \"cells\": [ { \"cell_type\": \"code\" } ], \"nbformat\": 4 }", "cell 1 has no \"source\"")]
    public async Task Run_FileThatIsNoNotebook_NamesItAndWritesNothing(string content, string expected)
    {
        string path = _sandbox.Write("bad.ipynb", content);

        var (exitCode, output, error) = await _sandbox.CourseAsync("run", "bad.ipynb");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("bad.ipynb: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.False(Directory.Exists(_sandbox.PathOf("out")));
        Assert.True(File.Exists(path));
    }

    [Theory]
    [InlineData("{ \"engin\": \"embedded\" }", "environment.json: unknown key \"engin\"")]
    [InlineData("{ \"engine\": ", "environment.json")]
    public async Task Run_WrongSettings_AreReportedBeforeAnythingRuns(string settings, string expected)
    {
        _sandbox.Write("environment.json", settings);
        _sandbox.WriteNotebook("a.ipynb", "1");

        var (exitCode, output, error) = await _sandbox.CourseAsync("run", "a.ipynb");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("run", "missing.ipynb")]
    [InlineData("run", "--timeout", "-1")]
    [InlineData("run", "--timeout", "abc")]
    [InlineData("run", "--timeout", "NaN")]
    [InlineData("run", "--profile", "huge")]
    [InlineData("run", "--nonsense")]
    [InlineData("dance")]
    public async Task Course_WrongUsage_ExitsWith2(params string[] arguments)
    {
        var (exitCode, _, error) = await _sandbox.CourseAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("course: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Json_PrintsOnlyJson()
    {
        _sandbox.WriteNotebook("a.ipynb", "1", "missing");

        var (exitCode, output, _) = await _sandbox.CourseAsync("run", "a.ipynb", "--json");

        var row = JsonNode.Parse(output)![0]!;
        Assert.Equal(1, exitCode);
        Assert.Equal("failed", (string?)row["result"]);
        Assert.Equal((2, 1), ((int)row["error"]!["cell"]!, (int)row["error"]!["line"]!));
    }

    private static string Text(JsonObject notebook, int cell)
    {
        var output = notebook["cells"]![cell]!["outputs"]![0]!;
        var lines = output["text"] ?? output["data"]!["text/plain"];
        return string.Concat(lines!.AsArray().Select(l => (string?)l));
    }

    public void Dispose() => _sandbox.Dispose();
}
