namespace CourseKit.Scripting.Tests;

public sealed class DirectiveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("directive tests ").FullName;
    private readonly Notebook _notebook;

    public DirectiveTests() =>
        _notebook =
        new(new() { BaseDirectory = _folder, ReadInput = static (r, _) => Task.FromResult<string?>(r.IsPassword ? "secret" : "Ada") });

    [Theory]
    [InlineData("#!html", "text/html")]
    [InlineData("#!markdown", "text/markdown")]
    [InlineData("#!javascript", "application/javascript")]
    [InlineData("#!js", "application/javascript")]
    public async Task Markup_Part_IsShown(string directive, string mimeType)
    {
        await _notebook.RunAsync($"var before = 1;\n{directive}\n<b>\"it's</b>\n#!csharp\nvar after = before + 1;");

        Assert.Equal("<b>\"it's</b>", Assert.IsType<DisplayOutput>(Assert.Single(_notebook.Outputs)).Data.Text(mimeType));
        Assert.Equal("2", await _notebook.RunAsync("after"));
    }

    [Fact]
    public async Task Directive_InsideAString_IsText() =>
        Assert.Equal("\n#!html\n".Trim(), (await _notebook.RunAsync("var s = \"\"\"\n#!html\n\"\"\";\ns")));

    [Fact]
    public async Task Error_AfterADirective_HasItsLineInTheCell()
    {
        var error = await _notebook.FailAsync("#!markdown\ntext\n#!csharp\nvar a = 1;\n  nosuch();");

        Assert.Equal((5, 3), (error.Line, error.Column));
    }

    [Fact]
    public async Task Time_ShowsHowLongTheCellRan()
    {
        Assert.Equal("3", await _notebook.RunAsync("#!time\n1 + 2"));

        Assert.Matches(@"^Wall time: \d+(\.\d+)? ms$", _notebook.Outputs.OfType<DisplayOutput>().Single().Data.Text("text/plain"));
    }

    [Theory]
    [InlineData("#!tiem\n1", "Did you mean #!time?")]
    [InlineData("#!f\n1", "Did you mean #!f#?")]
    [InlineData("1;\n#!sql\nselect", "#!sql is not a directive that this session knows.")]
    [InlineData("#lod \"x\"", "Did you mean #load?")]
    [InlineData("#r", "#r needs one thing in quotes")]
    [InlineData("#r \"nuget: no such/name\"", "does not name a package")]
    [InlineData("#i \"x\"", "#i names a source of packages")]
    [InlineData("#load \"missing.cs\"", "there is no file")]
    [InlineData("#!share x", "#!share --from fsharp name")]
    [InlineData("#!share --from csharp nosuch", "csharp has no variable nosuch")]
    [InlineData("#!share --from python x", "There is no language python")]
    [InlineData("#!set --name x", "#!set needs a name and a value")]
    [InlineData("#!set --name 1x --value y", "1x cannot be the name of a variable")]
    public async Task Directive_Wrong_IsAnErrorThatHelps(string code, string expected)
    {
        var error = await _notebook.FailAsync(code);

        Assert.Equal("DirectiveError", error.Name);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.True(error.Line > 0);
    }

    [Fact]
    public async Task Load_File_RunsBeforeTheCellRelativeToItsOwnFolder()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        File.WriteAllText(Path.Combine(_folder, "sub", "a.cs"), "#load \"b.cs\"\nint A() => B() + 1;");
        File.WriteAllText(Path.Combine(_folder, "sub", "b.cs"), "int B() => 41;");

        Assert.Equal("42", await _notebook.RunAsync("#load \"sub/a.cs\"\nA()"));
    }

    [Fact]
    public async Task Load_FileWithAnError_QuotesTheFile()
    {
        File.WriteAllText(Path.Combine(_folder, "bad.cs"), "var fine = 1;\nvar bad = nosuch;");

        var error = await _notebook.FailAsync("#load \"bad.cs\"");

        Assert.Contains("    var bad = nosuch;", error.Traceback);
    }

    [Fact]
    public async Task Load_FilesThatLoadEachOther_EndsWithAnError()
    {
        File.WriteAllText(Path.Combine(_folder, "loop.cs"), "#load \"loop.cs\"");

        Assert.Contains("without end", (await _notebook.FailAsync("#load \"loop.cs\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_ListsVariables_AndWhosTheirTypesAndValues()
    {
        await _notebook.RunAsync("var b = 2; string a = \"x\";\nint F() => 1;");
        await _notebook.RunAsync("var b = 2.5;");

        await _notebook.RunAsync("#!who");
        Assert.Equal("[ \"a\", \"b\" ]", Shown());
        await _notebook.RunAsync("#!whos");
        string all = _notebook.Outputs.OfType<DisplayOutput>().Single().Data.Text("text/html")!;
        Assert.Contains("double", all, StringComparison.Ordinal);
        Assert.Contains("2.5", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_ForgetsWhatWasDeclared()
    {
        await _notebook.RunAsync("var x = 1;");

        await _notebook.RunAsync("#!reset");

        Assert.Contains("CS0103", (await _notebook.FailAsync("x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!lsmagic", "#!share")]
    [InlineData("#!about", "C# 14")]
    public async Task Information_IsShown(string directive, string expected)
    {
        await _notebook.RunAsync(directive);

        Assert.Contains(expected, Shown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!set --name s --value \"two words\"", "two words")]
    [InlineData("#!set --name s --value @input:Who", "Ada")]
    [InlineData("#!set --name s --value @password:Key", "secret")]
    public async Task Set_DeclaresAVariable(string directive, string expected) =>
        Assert.Equal(expected, await _notebook.RunAsync(directive + "\ns.Substring(0)"));

    [Fact]
    public async Task Share_Values_GoBetweenTheLanguages()
    {
        Assert.Equal("6", await _notebook.RunAsync("#!fsharp\nlet xs = [1; 2; 3]\nprintfn \"from F#\"\nList.sum xs"));
        Assert.Equal("from F#\n", _notebook.Printed.ReplaceLineEndings("\n"));

        Assert.Equal("4", await _notebook.RunAsync("#!share --from fsharp xs --as list\nlist.Length + 1"));
        await _notebook.RunAsync("var table = new Dictionary<string, int[]> { [\"a\"] = [4, 5] };");
        Assert.Equal("5", await _notebook.RunAsync("#!fsharp\n#!share --from csharp table\ntable.[\"a\"].[1]"));
    }

    [Fact]
    public async Task FSharp_Errors_HaveTheirLineInTheCell()
    {
        var wrong = await _notebook.FailAsync("#!fsharp\nlet a = 1\nlet b = a + \"x\"");
        Assert.Equal(("CompilationError", 3), (wrong.Name, wrong.Line));
        Assert.Contains("    let b = a + \"x\"", wrong.Traceback);

        var thrown = await _notebook.FailAsync("#!fsharp\n(failwith \"no\" : unit)");
        Assert.Equal("no", thrown.Message);
    }

    private string Shown() => _notebook.Outputs.OfType<DisplayOutput>().Single().Data.Text("text/plain")!;

    public void Dispose()
    {
        _notebook.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
