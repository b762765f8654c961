namespace CourseKit.Scripting.Tests;

public sealed class AbortTests : IDisposable
{
    private readonly Notebook _notebook = new();

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Yield();\nwhile (true) { }")]
    [InlineData("while (true) { try { while (true) { } } catch (Exception) { } }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("await new TaskCompletionSource().Task;")]
    [InlineData("new System.Threading.SemaphoreSlim(0).Wait();")]
    [InlineData("while (true) Console.Write(\"flood\");")]
    [InlineData("int n = 0; while (true) n += \"abc\".Split('b').Length;")]
    [InlineData("var gate = new System.Threading.Lock(); for (; ; ) lock (gate) { }")]
    [InlineData("do Console.Write(1); while (true);")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 100, i => { while (true) { } });")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, int.MaxValue, i => { if (i < 0) return; });")]
    [InlineData("Task.Run(async () => { await Task.Delay(-1); }).Wait();")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nFib(60)")]
    [InlineData("void Down(int n) { if (n == 0) return; Down(n - 1); Down(n - 1); }\nDown(60);")]
    [InlineData("class Tree { public Tree Left => Grow(); public Tree Right => Grow(); static Tree Grow() => new(); public int Size(int n) => n == 0 ? 1 : "
        + "Left.Size(n - 1) + Right.Size(n - 1); }\nnew Tree().Size(60)")]
    [InlineData("async Task<int> Sum(int n) => n == 0 ? 1 : await Sum(n - 1) + await Sum(n - 1);\nawait Sum(60)")]
    public async Task Execute_InterruptedCell_StopsAndKeepsTheState(string endless)
    {
        await _notebook.RunAsync("var before = 1;");

        var result = await _notebook.InterruptAsync("var during = 2;\n" + endless);

        Assert.Equal(CellStatus.Aborted, result.Status);
        Assert.Equal("3", await _notebook.RunAsync("before + during"));
    }

    [Fact]
    public async Task Execute_InterruptedTwice_StopsBothTimes()
    {
        Assert.Equal(CellStatus.Aborted, (await _notebook.InterruptAsync("while (true) { }")).Status);
        Assert.Equal(CellStatus.Aborted, (await _notebook.InterruptAsync("while (true) { }")).Status);
    }

    [Fact]
    public async Task Execute_InterruptedInTry_RunsFinally()
    {
        await _notebook.InterruptAsync("try { while (true) { } } finally { Console.WriteLine(\"cleaned up\"); }");

        Assert.Contains("cleaned up", _notebook.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_CellThatWatchesItsToken_EndsInItsOwnWay()
    {
        var result = await _notebook.InterruptWhenItPrintsAsync("""
            var stop = CourseKit.Scripting.Cell.CancellationToken;
            Console.WriteLine("I shall watch");
            int steps = 0;
            do steps++; while (!stop.IsCancellationRequested);
            steps > 0
            """);

        Assert.Equal(CellStatus.Ok, result.Status);
        Assert.Equal("True", _notebook.Outputs.OfType<ResultOutput>().Single().Data.Text("text/plain"));
    }

    [Fact]
    public async Task Execute_CellThatCannotBeAborted_IsReportedLost()
    {
        using var notebook = new Notebook(new() { AbortGrace = TimeSpan.FromMilliseconds(200) });
        // A catch block is not aborted, and this one neither waits nor has a loop statement.
        var result = await notebook.InterruptAsync(
            "try { throw new Exception(); } catch (Exception) { again: if (AppContext.GetData(\"abort test\") is null) goto again; }");
        AppContext.SetData("abort test", "over");

        Assert.Equal(CellStatus.Lost, result.Status);
    }

    public void Dispose() => _notebook.Dispose();
}
