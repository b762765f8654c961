using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Running;
using CourseKit.Scripting;

namespace CourseKit.Notebooks.Tests;

/// <summary>One C# session for the exercises of a notebook, with its setup cells run.</summary>
internal sealed class ExerciseSession : IDisposable
{
    private readonly CSharpSession _session;

    private ExerciseSession(CSharpSession session) => _session = session;

    public static async Task<ExerciseSession> StartAsync(Notebook notebook)
    {
        var session = new ExerciseSession(new CSharpSession(new()
        {
            BaseDirectory = Path.GetDirectoryName(notebook.Path)!,
            AssemblyOverrides = KitAssemblies.Find(),
        }));
        foreach (var cell in Exercise.SetupCells(notebook))
            await session.RunAsync(cell.Source);
        return session;
    }

    /// <summary>Runs a cell that must succeed.</summary>
    public async Task RunAsync(string code)
    {
        var (error, _) = await TryAsync(code);
        Assert.True(error is null, $"This cell failed with \"{error}\":\n{code}");
    }

    /// <summary>Runs a check cell.</summary>
    public async Task<CheckReport> CheckAsync(Exercise exercise)
    {
        var (error, outputs) = await TryAsync(exercise.Check.Source);
        Assert.True(error is null, $"The check cell {exercise.Id} failed with \"{error}\".");
        Assert.DoesNotContain(outputs, output => output is StreamOutput { IsError: true });
        var bundle = outputs.OfType<ResultOutput>().SingleOrDefault()?.Data;
        Assert.True(bundle?.Data[CheckReport.MimeType] is JsonObject,
            $"{exercise.Id}: the last statement of a check cell is Check.Exercise(...)..., without a semicolon.");
        return new((JsonObject)bundle.Data[CheckReport.MimeType]!, bundle.Text("text/plain")!);
    }

    /// <summary>Runs a cell.</summary>
    /// <returns>What went wrong, or null; and the outputs.</returns>
    public async Task<(string? Error, List<CellOutput> Outputs)> TryAsync(string code)
    {
        var outputs = new List<CellOutput>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var result = await _session.ExecuteAsync("cell", code, outputs.Add, limit.Token);
        return (result.Error?.Message, outputs);
    }

    public void Dispose() => _session.Dispose();
}
