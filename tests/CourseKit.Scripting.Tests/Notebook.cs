namespace CourseKit.Scripting.Tests;

/// <summary>A session with what its cells have shown, for tests that read like a notebook.</summary>
internal sealed class Notebook(SessionOptions? options = null) : IDisposable
{
    private int _cells;

    public CSharpSession Session { get; } = new(options ?? new());

    /// <summary>Outputs of the last cell.</summary>
    public List<CellOutput> Outputs { get; private set; } = [];

    /// <summary>Standard output of the last cell.</summary>
    public string Printed => string.Concat(Outputs.OfType<StreamOutput>().Where(s => !s.IsError).Select(s => s.Text));

    /// <summary>Runs a cell, whatever comes of it.</summary>
    public async Task<CellResult> TryAsync(string code, CancellationToken interrupt = default)
    {
        var outputs = Outputs = [];
        return await Session.ExecuteAsync($"cell {++_cells}", code, outputs.Add, interrupt);
    }

    /// <summary>Runs a cell that must not fail; gives the text of its last expression, or null.</summary>
    public async Task<string?> RunAsync(string code)
    {
        var result = await TryAsync(code);
        Assert.True(result.Status == CellStatus.Ok, AnsiColor.Strip(string.Join('\n', result.Error?.Traceback ?? [])));
        return Outputs.OfType<ResultOutput>().SingleOrDefault()?.Data.Text("text/plain");
    }

    /// <summary>Runs a cell that must fail.</summary>
    public async Task<CellError> FailAsync(string code)
    {
        var result = await TryAsync(code);
        Assert.Equal(CellStatus.Error, result.Status);
        return result.Error!;
    }

    /// <summary>Runs a cell that never ends by itself, and interrupts it as soon as it begins.</summary>
    public Task<CellResult> InterruptAsync(string code) => InterruptWhenItPrintsAsync("Console.WriteLine(\"running\");\n" + code);

    /// <summary>Runs a cell that never ends by itself, and interrupts it as soon as it prints.</summary>
    public async Task<CellResult> InterruptWhenItPrintsAsync(string code)
    {
        var outputs = Outputs = [];
        using var interrupt = new CancellationTokenSource();
        return await Session.ExecuteAsync($"cell {++_cells}", code, output =>
        {
            outputs.Add(output);
            interrupt.Cancel();
        }, interrupt.Token);
    }

    public void Dispose() => Session.Dispose();
}
