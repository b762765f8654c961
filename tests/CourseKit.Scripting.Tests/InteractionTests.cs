namespace CourseKit.Scripting.Tests;

/// <summary>Cells that ask, and displays that change.</summary>
public sealed class InteractionTests
{
    [Fact]
    public async Task ReadLine_AsksTheFrontEnd()
    {
        var asked = new List<InputRequest>();
        using var notebook = new Notebook(Answering(asked, "Ada", "secret", "xyz"));

        Assert.Equal("Ada", await notebook.RunAsync("Console.ReadLine()"));
        Assert.Equal("secret", await notebook.RunAsync("GetPassword(\"Key?\")"));
        Assert.Equal("120 121 yz", await notebook.RunAsync("$\"{Console.In.Read()} {Console.In.Peek()} {Console.ReadLine()}\""));
        Assert.Equal([new("", false), new("Key?", true), new("", false)], asked);
    }

    [Fact]
    public async Task ReadLine_EndOfInput_IsNull()
    {
        using var notebook = new Notebook(Answering([], [null]));

        Assert.Equal("True", await notebook.RunAsync("Console.ReadLine() is null"));
    }

    [Fact]
    public async Task ReadLine_Interrupted_StopsAndKeepsTheState()
    {
        using var notebook = new Notebook(new() { ReadInput = static (_, _) => new TaskCompletionSource<string?>().Task });
        await notebook.RunAsync("var before = 1;");

        Assert.Equal(CellStatus.Aborted, (await notebook.InterruptAsync("Console.ReadLine();")).Status);
        Assert.Equal("1", await notebook.RunAsync("before"));
    }

    [Fact]
    public async Task DisplayAs_Name_IsUpdatedFromALaterCell()
    {
        using var notebook = new Notebook();
        await notebook.RunAsync("DisplayAs(1, \"place\");");

        await notebook.RunAsync("UpdateDisplay(\"place\", 2);");

        var update = Assert.IsType<DisplayOutput>(Assert.Single(notebook.Outputs));
        Assert.Equal(("place", true, "2"), (update.DisplayId, update.IsUpdate, update.Data.Text("text/plain")));
    }

    [Fact]
    public async Task ClearOutput_IsPassedOnInOrder()
    {
        using var notebook = new Notebook();

        await notebook.RunAsync("Console.Write(1); ClearOutput(wait: true); Console.Write(2);");

        Assert.Equal([new StreamOutput(false, "1"), new ClearOutput(true), new StreamOutput(false, "2")], notebook.Outputs);
    }

    [Fact]
    public async Task Track_ManySteps_TellsTheFrontEndFewTimesAndTheEnd()
    {
        using var notebook = new Notebook();

        await notebook.RunAsync("int sum = 0; foreach (int i in Enumerable.Range(1, 100_000).ToList().Track(\"adding\")) sum += i % 2;");

        var shown = notebook.Outputs.Cast<DisplayOutput>().ToList();
        Assert.False(shown[0].IsUpdate);
        Assert.All(shown.Skip(1), s => Assert.Equal((shown[0].DisplayId, true), (s.DisplayId, s.IsUpdate)));
        Assert.InRange(shown.Count, 2, 1_000);
        Assert.StartsWith(
            "adding [##############################] 100,000/100,000 (", shown[^1].Data.Text("text/plain"), StringComparison.Ordinal);
        Assert.Contains("<progress value=\"1\" max=\"1\">", shown[^1].Data.Text("text/html"), StringComparison.Ordinal);
    }

    private static SessionOptions Answering(List<InputRequest> asked, params string?[] answers)
    {
        var left = new Queue<string?>(answers);
        return new()
        {
            ReadInput = (request, _) =>
            {
                asked.Add(request);
                return Task.FromResult(left.Dequeue());
            },
        };
    }
}
