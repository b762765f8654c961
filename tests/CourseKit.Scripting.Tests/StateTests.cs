namespace CourseKit.Scripting.Tests;

public sealed class StateTests : IDisposable
{
    private readonly Notebook _notebook = new();

    [Fact]
    public async Task Execute_LaterCell_SeesVariablesMethodsTypesAndUsings()
    {
        await _notebook.RunAsync("using System.Globalization;\nvar x = 40;\nint Twice(int n) => 2 * n;\nrecord Point(int X, int Y);");

        Assert.Equal("42", await _notebook.RunAsync("x + 2"));
        Assert.Equal("80", await _notebook.RunAsync("Twice(x)"));
        Assert.Equal("Point { X = 1, Y = 2 }", await _notebook.RunAsync("new Point(1, 2)"));
        Assert.Equal("InvariantInfo",
            (await _notebook.RunAsync("CultureInfo.CurrentCulture == CultureInfo.InvariantCulture ? \"InvariantInfo\" : \"\"")));
    }

    [Fact]
    public async Task Execute_NameDeclaredAgain_NewestCounts()
    {
        await _notebook.RunAsync("var x = 1; class A { public int V => 1; }");
        await _notebook.RunAsync("var old = new A();");
        await _notebook.RunAsync("var x = \"text\"; class A { public int W => 2; }");

        Assert.Equal("text2", await _notebook.RunAsync("x + new A().W"));
        Assert.Equal("1", await _notebook.RunAsync("old.V"));
    }

    [Fact]
    public async Task Execute_TopLevelAwait_GoesOnInTheCell()
    {
        Assert.Equal("7", await _notebook.RunAsync("await Task.Yield();\nvar y = await Task.FromResult(7);\ny"));
        Assert.Equal("7", await _notebook.RunAsync("y"));
    }

    [Fact]
    public async Task Execute_BlockingOnOwnAsyncMethod_DoesNotDeadlock() =>
        Assert.Equal("5", await _notebook.RunAsync("async Task<int> F() { await Task.Delay(1); return 5; }\nF().Result"));

    [Fact]
    public async Task Execute_CellThatThrows_KeepsWhatItDeclared()
    {
        await _notebook.FailAsync("var kept = 3;\nthrow new InvalidOperationException();");

        Assert.Equal("3", await _notebook.RunAsync("kept"));
    }

    [Fact]
    public async Task Execute_CellsStateOfThread_HoldsInTheNextCell()
    {
        await _notebook.RunAsync("class Mode { [System.ThreadStatic] public static int Value; }\nMode.Value = 9;");

        Assert.Equal("9", await _notebook.RunAsync("Mode.Value"));
    }

    [Fact]
    public async Task Execute_ConstantOfAnEarlierCell_SurvivesReRunsOfOthers()
    {
        await _notebook.RunAsync("const int Size = 8;");
        await _notebook.RunAsync("var area = Size * Size;");
        for (int i = 0; i < 60; i++)
            await _notebook.RunAsync($"var other = {i}; other += Size;");

        Assert.Equal("64", await _notebook.RunAsync("area"));
        Assert.Equal("67", await _notebook.RunAsync("other"));
    }

    [Fact]
    public async Task Execute_SameCellManyTimes_MemoryStaysFlat()
    {
        const int Runs = 200;
        const string Cell =
            "using System.Text;\nclass Net { public int[] Weights = new int[100]; }\nvar net = new Net(); var big = new byte[200_000];\n"
            + "Func<int> f = () => net.Weights.Length + big.Length;\nf()";
        await _notebook.RunAsync("var first = 1;");
        for (int i = 0; i < 50; i++)
            await _notebook.RunAsync(Cell);
        long before = LiveBytes();

        for (int i = 0; i < Runs; i++)
            await _notebook.RunAsync(Cell);

        // Kept alive, the arrays alone would be 40 MB, and every assembly would still be there.
        Assert.InRange(LiveBytes() - before, long.MinValue, 10_000_000);
        Assert.InRange(_notebook.Session.LoadedSubmissions, 0, 60);
        Assert.Equal("1", await _notebook.RunAsync("first"));
    }

    private static long LiveBytes()
    {
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    [Fact]
    public async Task Execute_UsingDeclarations_AreDisposedOfAtTheEndOfTheCellLastFirst()
    {
        await _notebook.RunAsync(
            "class Ends(string name) : IDisposable { public string Name = name; public void Dispose() => Console.WriteLine(\"end \" + " +
            "Name); }");

        Assert.Equal("ab", await _notebook.RunAsync("using var a = new Ends(\"a\");\nusing Ends b = new(\"b\");\na.Name + b.Name"));
        Assert.Equal("end b\nend a\n", _notebook.Printed);
        Assert.Equal("a", await _notebook.RunAsync("a.Name"));
    }

    [Fact]
    public async Task Execute_UsingDeclarationInACellThatFails_IsDisposedOf()
    {
        await _notebook.FailAsync(
            "await using var file = new MemoryStream();\nusing (var other = new MemoryStream()) { }\nthrow new Exception();");

        Assert.Equal("False", await _notebook.RunAsync("using System.IO;\nfile.CanRead"));
    }

    public void Dispose() => _notebook.Dispose();

    [Fact]
    public async Task Execute_FunctionsOfEveryForm_AreCompiledWithTheirChecks()
    {
        await _notebook.RunAsync("""
            int count = 0;
            int Twice(int n) => 2 * n; void Note() => count++; int Fails() => throw new InvalidOperationException("no");
            void Bad() => throw new Exception();
            async Task Wait() => await Task.Yield(); async Task<int> Later(int n) => await Task.FromResult(n);
            async ValueTask Soon() => await Task.Yield(); async System.Threading.Tasks.Task Long() => await Wait();
            T Same<T>(T x) where T : struct => x; byte Small() => 1; int? None() => null; Func<int, int> Maker() => n => n + 1;
            IEnumerable<int> Count(int n) { for (int i = 0; i < n; i++) yield return i; }
            int[] cells = [1, 2]; ref int First() => ref cells[0];
            static class S { public static readonly int Ready; static S() { Ready = 5; } }
            record struct P(int X) { public static P operator +(P a, P b) => new(a.X + b.X); public int Twice() => X /* => */ * 2; // => here
                public override string ToString() => /* before */ $"P{X}"; }
            """);

        await _notebook.RunAsync("Note(); await Wait(); await Soon(); await Long(); First() = 7;");

        Assert.Equal("4,1,3,2,1,3,7,5,P3,6", await _notebook.RunAsync("""
            string.Join(",", Twice(2), count, await Later(3), Same(2), Small(), Maker()(2) + (None() ?? 0), cells[0], S.Ready,
                new P(1) + new P(2), new P(3).Twice())
            """));
        Assert.Equal("6", await _notebook.RunAsync("Count(4).Sum()"));
        Assert.Equal("no", (await _notebook.FailAsync("Fails()")).Message);
    }
}
