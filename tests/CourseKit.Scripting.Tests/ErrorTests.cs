namespace CourseKit.Scripting.Tests;

public sealed class ErrorTests : IDisposable
{
    private readonly Notebook _notebook = new();

    [Fact]
    public async Task Execute_CellThatDoesNotCompile_ShowsEveryErrorWithLineAndCaret()
    {
        var error = await _notebook.FailAsync("var a = 1;\nvar b = missing + a;\nint c = \"text\";");

        Assert.Equal("CompilationError", error.Name);
        Assert.Equal((2, 9), (error.Line, error.Column));
        Assert.Equal(
            [
                "(2,9): error CS0103: The name 'missing' does not exist in the current context",
                "    var b = missing + a;",
                "            ^^^^^^^",
                "(3,9): error CS0029: Cannot implicitly convert type 'string' to 'int'",
                "    int c = \"text\";",
                "            ^^^^^^",
            ],
            error.Traceback.Select(AnsiColor.Strip));
    }

    [Fact]
    public async Task Execute_CellThatDoesNotCompile_DeclaresNothing()
    {
        await _notebook.RunAsync("var x = 1;");
        await _notebook.FailAsync("var x = 2;\nmissing();");

        Assert.Equal("1", await _notebook.RunAsync("x"));
    }

    [Fact]
    public async Task Execute_Exception_NamesTypeMessageAndLineOfTheCell()
    {
        var error = await _notebook.FailAsync(
            "var x = 1;\n\nthrow new ArgumentException(\"too small\", new FormatException(\"no number\"));");

        Assert.Equal("System.ArgumentException", error.Name);
        Assert.Equal("too small", error.Message);
        Assert.Equal(3, error.Line);
        var lines = error.Traceback.Select(AnsiColor.Strip).ToList();
        Assert.Equal("System.ArgumentException: too small", lines[0]);
        Assert.Equal("  cell 1, line 3:", lines[1]);
        Assert.Equal("caused by System.FormatException: no number", lines[^1]);
    }

    [Fact]
    public async Task Execute_ExceptionInAMethodOfAnEarlierCell_ShowsTheCallsOfBothCells()
    {
        await _notebook.RunAsync(
            "async Task<int> Inner(int n)\n{\n    await Task.Yield();\n    throw new InvalidOperationException($\"n = {n}\");\n}");

        var error = await _notebook.FailAsync("var n = 5;\nawait Inner(n)");

        var lines = error.Traceback.Select(AnsiColor.Strip).ToList();
        Assert.Equal("  cell 1, line 4:", lines[1]);
        Assert.Contains("  at Inner() in cell 1, line 4", lines);
        Assert.Contains("  at cell in cell 2, line 2", lines);
        Assert.DoesNotContain(lines, l => l.Contains("CompilerServices", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var a = new int[3];\nint i = 5;\n\na[i] = 2;\nConsole.WriteLine(2);", 4)]
    [InlineData("int At(int[] values, int i) => values[i];\n// a comment\nAt([1, 2], 7)", 3)]
    [InlineData("string text = null;\nConsole.WriteLine(text.Length);", 2)]
    public async Task Execute_ExceptionWithoutALineInOptimisedCode_StillNamesTheStatement(string code, int line) =>
        Assert.Equal(line, (await _notebook.FailAsync(code)).Line);

    [Theory]
    [InlineData("var x = 1;\n#r \"no/such/file.dll\"", "there is no file ")]
    [InlineData("#load \"x.csx\"", "there is no file ")]
    public async Task Execute_DirectiveThatCannotBeObeyed_SaysWhatCan(string code, string expected) =>
        Assert.Contains(expected, (await _notebook.FailAsync(code)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Execute_HashInAStringOrComment_IsNoDirective() =>
        Assert.Equal("#r \"x\"", await _notebook.RunAsync("// #r \"y\"\nvar s = \"\"\"\n#r \"x\"\n\"\"\";\ns"));

    [Fact]
    public async Task Execute_CellWithWarnings_RunsAndShowsThemOnTheUsersOwnColumns()
    {
        Assert.Equal("1", await _notebook.RunAsync("int n = 0;\nwhile (n < 1) { n++; } string s = null;\nn"));

        var note = Assert.IsType<DisplayOutput>(_notebook.Outputs[0]).Data;
        Assert.Equal("(2,35): warning CS8625: Cannot convert null literal to non-nullable reference type.", note.Text("text/plain"));
        Assert.DoesNotContain(_notebook.Outputs, o => o is StreamOutput);
    }

    [Fact]
    public async Task Execute_ErrorInAFunctionOfOneExpression_IsAtTheUsersOwnColumn()
    {
        var error = await _notebook.FailAsync("int n = 1;\nint F(int x) => x + \"a\"; int G() => q;");

        Assert.Equal((2, 17), (error.Line, error.Column));
        Assert.Contains(error.Traceback.Select(AnsiColor.Strip), l => l.StartsWith("(2,37): error CS0103", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Execute_CellWithWarningsThatFails_SaysThemInItsError()
    {
        var error = await _notebook.FailAsync("string text = null;\ntext.Length");

        Assert.Empty(_notebook.Outputs);
        Assert.Contains(error.Traceback.Select(AnsiColor.Strip), l => l.StartsWith("(1,15): warning CS8625", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# This cell was missing and has been restored.\n1 + 1")]
    [InlineData("# pragma This cell was missing and has been restored.\n1 + 1")]
    [InlineData("\n#  one\n# two\n// three\n1 + 1")]
    public async Task Execute_NoticeOverACell_IsNoCode(string code)
    {
        Assert.Equal("2", await _notebook.RunAsync(code));
        Assert.IsType<ResultOutput>(Assert.Single(_notebook.Outputs));
    }

    [Fact]
    public async Task Execute_CommentOfAnotherLanguage_SaysWhatACommentIs() =>
        Assert.Equal("#this is not a directive of C#. A comment begins with //.",
            (await _notebook.FailAsync("var x = 1;\n# this is it")).Message);

    public void Dispose() => _notebook.Dispose();
}
