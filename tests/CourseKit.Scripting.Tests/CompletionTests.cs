namespace CourseKit.Scripting.Tests;

/// <summary>Completion after some cells have run; <c>|</c> is the cursor.</summary>
public sealed class CompletionTests(CompletionTests.Cells cells) : IClassFixture<CompletionTests.Cells>
{
    [Theory]
    [InlineData("Console.Wri|", "Write WriteLine")]                                // by prefix
    [InlineData("console.wri|", "")]                                               // what stands before the dot must be right
    [InlineData("Console.wri|", "Write WriteLine")]                                // what is being typed need not
    [InlineData("Console.WrLi|", "WriteLine")]                                     // by the humps of the name
    [InlineData("Twi|", "Twice")]                                                  // a method of a cell
    [InlineData("lis|", "list")]                                                   // a variable of a cell
    [InlineData("net.La|", "Layers")]                                              // a property of a cell's type
    [InlineData("net?.La|", "Layers")]
    [InlineData("net.La|\nvar y = 1;", "Layers")]                                  // an unfinished line swallows the next
    [InlineData("net.|\nvar y = 1;", "Day Deconstruct Depth Layers Name With")]
    [InlineData("list.SelectM|", "SelectMany")]                                    // an extension method
    [InlineData("list.Where(s => s.TrimS|", "TrimStart")]                          // in a lambda that is not closed
    [InlineData("list.ForEach(x => { x.TrimS| });", "TrimStart")]
    [InlineData("foreach (var s in list) { s.TrimS| }", "TrimStart")]
    [InlineData("from s in list where s.TrimS|", "TrimStart")]
    [InlineData("Task.Run(() => list.Insert|", "Insert InsertRange")]
    [InlineData("list[0].TrimS|", "TrimStart")]
    [InlineData("$\"{list.Insert|}\"", "Insert InsertRange")]                       // in a hole of a string
    [InlineData("DayOfWeek.Mon|", "Monday")]
    [InlineData("new List<DayO|", "DayOfWeek")]                                    // a type argument
    [InlineData("List<DayO|", "DayOfWeek")]
    [InlineData("using System.Threadi|", "Threading")]
    [InlineData("using System.Threading.Chan|", "Channels")]
    [InlineData("var y = new Net(1, \"a\") { Lay| };", "Layers")]                  // what can be set
    [InlineData("var y = new Net(1, \"a\") { Layers = 1, | };", "Day Depth Name")] // and has not been
    [InlineData("var y = net with { Lay| };", "Layers")]
    [InlineData("if (net is { Lay| }) { }", "Layers")]
    [InlineData("new Net(Dep|", "Depth:")]                                         // a named argument
    [InlineData("Twice(num|", "number:")]
    [InlineData("[Flag|] enum E { }", "Flags")]                                    // attributes without their ending
    [InlineData("class A : IDispos|", "IDisposable")]
    [InlineData("await Task.Del|", "Delay")]
    public async Task Complete_AtCursor_ProposesWhatBegins(string code, string expected)
    {
        var names = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var matches = (await cells.CompleteAsync(code)).Select(m => m.Text).Where(t => t is not "Equals").ToList();

        // Further down stand those that fit less well.
        Assert.Equal(names, matches.Take(Math.Max(1, names.Length)));
    }

    [Theory]
    [InlineData("\"abc.|\"")]
    [InlineData("var s = \"Con|\";")]
    [InlineData("// Con|")]
    [InlineData("/* Con| */")]
    [InlineData("var |")]
    [InlineData("var Con|")]
    [InlineData("int cou|")]
    [InlineData("class Con|")]
    [InlineData("12|")]
    [InlineData("nosuch.|")]
    public async Task Complete_WhereNothingFits_ProposesNothing(string code) => Assert.Empty(await cells.CompleteAsync(code));

    [Theory]
    [InlineData("DayOfWeek d = |", "DayOfWeek.Friday")]
    [InlineData("if (net.Day == |", "DayOfWeek.Friday")]
    [InlineData("net.Day = |", "DayOfWeek.Friday")]
    [InlineData("string.Equals(\"a\", \"b\", |", "StringComparison.CurrentCulture")]
    [InlineData("Net other = new |", "Net")]
    public async Task Complete_WhereATypeIsExpected_ProposesItFirst(string code, string first) =>
        Assert.Equal(first, (await cells.CompleteAsync(code))[0].Text);

    [Fact]
    public async Task Complete_Override_ProposesTheWholeMember() =>
        Assert.Contains(
            await cells.CompleteAsync("class A { public override | }"),
            m => m.Text == "int GetHashCode() => base.GetHashCode();");

    [Fact]
    public async Task Complete_Members_LeavesOutWhatIsObsoleteHiddenOrPrivate()
    {
        var matches = (await cells.CompleteAsync("new Guarded().|")).Select(m => m.Text).ToList();

        Assert.Contains("Open", matches);
        Assert.DoesNotContain("Old", matches);
        Assert.DoesNotContain("Hidden", matches);
        Assert.DoesNotContain("Secret", matches);
    }

    [Fact]
    public async Task Complete_Method_HasKindAndSignatureAndCountsOverloads()
    {
        var twice = Assert.Single(await cells.CompleteAsync("Twi|"));
        var write = (await cells.CompleteAsync("string.Joi|")).Single();

        Assert.Equal(new CompletionMatch("Twice", "method", "int Twice(int number)"), twice);
        Assert.StartsWith("string string.Join(", write.Signature, StringComparison.Ordinal);
        Assert.EndsWith("overloads)", write.Signature, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("|", "list", "variable")]
    [InlineData("|", "Net", "class")]
    [InlineData("|", "foreach", "keyword")]
    [InlineData("|", "System", "module")]
    [InlineData("|", "DayOfWeek", "enum")]
    [InlineData("net.|", "Layers", "property")]
    [InlineData("net.|", "Day", "field")]
    [InlineData("Console.|", "CancelKeyPress", "event")]
    public async Task Complete_Kinds_AreThoseOfEditors(string code, string text, string kind) =>
        Assert.Equal(kind, Assert.Single(await cells.CompleteAsync(code), m => m.Text == text).Kind);

    [Fact]
    public async Task Complete_Range_IsTheTypedNameInUtf16Units()
    {
        const string Code = "var s = \"😀\"; list.Ad";
        var list = await cells.Session.CompleteAsync(Code, Code.Length);

        Assert.Equal((Code.Length - 2, Code.Length), (list.Start, list.End));
    }

    [Fact]
    public async Task Complete_AnyPrefixOfACell_DoesNotFail()
    {
        const string Code =
            "using System;\n#r \"x\nvar a = new Net(1, $\"{list[0]:x}\") { Day = (DayOfWeek)3 };\nif (a is { Layers: > 2 } b && b.Name is [.., 'c'])\n"
            + "  foreach (var (k, v) in list.Select((s, i) => (s, i)))\n    Console.WriteLine(\"\"\"raw {v}\"\"\" + @k?.Length ?? throw null);\n[Flags] enum E : byte { A = 1 << 2 }";
        for (int i = 0; i <= Code.Length; i++)
        {
            var list = await cells.Session.CompleteAsync(Code[..i], i);
            Assert.InRange(list.Start, 0, i);
        }
    }

    public sealed class Cells : IAsyncLifetime
    {
        public CSharpSession Session { get; } = new();

        public async Task InitializeAsync() => await Session.ExecuteAsync("cell 1", """
            using System.ComponentModel;
            var list = new List<string> { "a" };
            record Net(int Depth, string Name) { public int Layers { get; set; } public DayOfWeek Day; public Net With() => this; }
            int Twice(int number) => 2 * number;
            var net = new Net(3, "x");
            class Guarded
            {
                public int Open => 1;
                [Obsolete] public int Old => 1;
                [EditorBrowsable(EditorBrowsableState.Never)] public int Hidden => 1;
                private int Secret => 1;
            }
            """, static _ => { });

        public async Task<IReadOnlyList<CompletionMatch>> CompleteAsync(string marked)
        {
            int cursor = marked.IndexOf('|', StringComparison.Ordinal);
            return (await Session.CompleteAsync(marked.Remove(cursor, 1), cursor)).Matches;
        }

        public Task DisposeAsync()
        {
            Session.Dispose();
            return Task.CompletedTask;
        }
    }
}
