namespace CourseKit.Scripting.Tests;

public sealed class InspectionTests : IDisposable
{
    private readonly Notebook _notebook = new();

    [Fact]
    public async Task Inspect_OwnType_GivesItsDocumentationInThreeFormats()
    {
        await _notebook.RunAsync("""
            /// <summary>A net with <c>n</c> layers &amp; more, see <see cref="string"/>.</summary>
            /// <param name="depth">How <b>deep</b> *it* is.</param>
            /// <returns>Its size.</returns>
            /// <remarks>Only for those who ask twice.</remarks>
            int Build(int depth) => depth;
            """);

        var found = await _notebook.Session.InspectAsync("Build(3)", 2);

        Assert.Equal(
            "int Build(int depth)\n\nA net with n layers & more, see String.\n\nParameters:\n  depth: How deep *it* " +
            "is.\n\nReturns:\nIts size.",
            found!.Text("text/plain"));
        Assert.Contains("```csharp\nint Build(int depth)\n```", found.Text("text/markdown"), StringComparison.Ordinal);
        Assert.Contains(@"How deep \*it\* is.", found.Text("text/markdown"), StringComparison.Ordinal);
        Assert.Contains("<code>n</code> layers &amp; more", found.Text("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_DetailOne_AddsRemarksAndTheSource()
    {
        await _notebook.RunAsync("/// <summary>Short.</summary>\n/// <remarks>Long.</remarks>\nint Build(int depth) => depth * 7;");

        Assert.DoesNotContain("Long.", (await _notebook.Session.InspectAsync("Build", 5))!.Text("text/plain"), StringComparison.Ordinal);
        string more = (await _notebook.Session.InspectAsync("Build", 5, detail: 1))!.Text("text/plain")!;
        Assert.Contains("Long.", more, StringComparison.Ordinal);
        Assert.Contains("int Build(int depth) => depth * 7;", more, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console.WriteLine|(1)", "void Console.WriteLine(int value)")]      // the chosen overload first
    [InlineData("Math.Max(1, |", "Math.Max(byte val1, byte val2)")]                 // in the arguments: the method
    [InlineData("new List<int>|()", "new List<int>()")]                                 // its constructors
    [InlineData("List|", "class System.Collections.Generic.List<T>")]
    [InlineData("var n = 1; n|", "int n")]
    [InlineData("\"a\".Leng|th", "int string.Length { get; }")]
    [InlineData("int|", "struct")]
    public async Task Inspect_AtCursor_GivesTheSignature(string marked, string expected)
    {
        int cursor = marked.IndexOf('|', StringComparison.Ordinal);

        string first = (await _notebook.Session.InspectAsync(marked.Remove(cursor, 1), cursor))!.Text("text/plain")!.Split("\n\n")[0];

        Assert.Contains(expected, first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("nosuch")]
    [InlineData("\"text\"")]
    [InlineData("// Console")]
    public async Task Inspect_NothingKnown_GivesNull(string code) => Assert.Null(await _notebook.Session.InspectAsync(code, code.Length));

    [Fact]
    public async Task Inspect_InheritedDocumentation_IsFoundAtItsSource()
    {
        await _notebook.RunAsync(
            "class A { /// <summary>From above.</summary>\n public virtual int F() => 1; }\nclass B : A { public override int F() => 2; }");

        Assert.Contains(
            "From above.", (await _notebook.Session.InspectAsync("new B().F()", 9))!.Text("text/plain"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Twice?", "int Twice(int n)", false)]
    [InlineData("Twice??", "int Twice(int n) => 2 * n;", true)]
    [InlineData("Sum??", "int Sum(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }", true)]
    [InlineData("Say??", "void Say(int n) => Console.WriteLine(n);", true)]
    [InlineData("var z = 1;\nz?", "int z", false)]
    public async Task Execute_QuestionMark_AsksForThePager(string query, string expected, bool isSource)
    {
        await _notebook.RunAsync("int Twice(int n) => 2 * n; void Say(int n) => Console.WriteLine(n);\n"
            + "int Sum(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }");

        await _notebook.RunAsync(query);

        string text = Assert.IsType<PagerOutput>(Assert.Single(_notebook.Outputs)).Data.Text("text/plain")!;
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Equal(isSource, text.Contains("Source:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Execute_QuestionMarkAfterUnknownName_SaysSo()
    {
        await _notebook.RunAsync("nosuch?");

        Assert.Contains(
            "nosuch is not a name", Assert.IsType<PagerOutput>(Assert.Single(_notebook.Outputs))
            .Data.Text("text/plain"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + 1", CodeCompleteness.Complete, "")]
    [InlineData("", CodeCompleteness.Complete, "")]
    [InlineData("var x = 1;", CodeCompleteness.Complete, "")]
    [InlineData("class A { }", CodeCompleteness.Complete, "")]
    [InlineData("Twice?", CodeCompleteness.Complete, "")]
    [InlineData("foo(", CodeCompleteness.Incomplete, "    ")]
    [InlineData("1 +", CodeCompleteness.Incomplete, "")]
    [InlineData("if (true)", CodeCompleteness.Incomplete, "    ")]
    [InlineData("class A\n{", CodeCompleteness.Incomplete, "    ")]
    [InlineData("class A\n{\n    void F()\n    {\n        var x = 1;", CodeCompleteness.Incomplete, "        ")]
    [InlineData("/* open", CodeCompleteness.Incomplete, "")]
    [InlineData("var x = ;", CodeCompleteness.Invalid, "")]
    [InlineData("1 1", CodeCompleteness.Invalid, "")]
    public void IsComplete_Code_IsJudged(string code, CodeCompleteness status, string indent) =>
        Assert.Equal(new CompletenessResult(status, indent), _notebook.Session.IsComplete(code));

    public void Dispose() => _notebook.Dispose();
}
