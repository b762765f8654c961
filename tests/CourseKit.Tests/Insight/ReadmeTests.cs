using System.Runtime.CompilerServices;
using CourseKit.Scripting;

namespace CourseKit.Tests.InsightTests;

/// <summary>The library's README shows ten cells: here they run exactly as printed, in one session, as a notebook runs them.</summary>
public sealed class ReadmeTests
{
    private const int Cells = 10, MostLines = 5;

    [Fact]
    public async Task Readme_EveryCell_RunsAndShowsAFigure()
    {
        var cells = Blocks();
        Assert.Equal(1 + Cells, cells.Count);
        using var session = new CSharpSession(new SessionOptions
        {
            AssemblyOverrides = new Dictionary<string, string> { ["CourseKit"] = typeof(CourseKit.Training.Trainer).Assembly.Location },
        });

        foreach (var (number, cell) in cells.Index())
        {
            var outputs = new List<CellOutput>();
            var result = await session.ExecuteAsync($"cell {number}", cell, outputs.Add);

            Assert.True(result.Status == CellStatus.Ok, $"cell {number}: {string.Join('\n', result.Error?.Traceback ?? [])}");
            if (number == 0)
                continue;
            Assert.InRange(cell.Split('\n').Length, 1, MostLines);
            var shown = Assert.Single(outputs.OfType<ResultOutput>()).Data;
            Assert.StartsWith("[Figure]", shown.Text("text/plain"), StringComparison.Ordinal);
            Assert.Contains("<svg", shown.Text("image/svg+xml"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Readme_EveryPicture_IsThere()
    {
        var readme = ReadmeFile();
        var pictures = File.ReadAllText(readme).Split("](").Skip(1).Select(part => part[..part.IndexOf(')', StringComparison.Ordinal)])
            .Where(path => path.EndsWith(".png", StringComparison.Ordinal)).ToList();

        Assert.True(pictures.Count > 20, $"{pictures.Count} pictures");
        Assert.All(pictures, path => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(readme)!, path)), $"{path} is missing"));
    }

    private static List<string> Blocks() =>
        [.. File.ReadAllText(ReadmeFile()).ReplaceLineEndings("\n").Split("```csharp\n").Skip(1)
            .Select(part => part[..part.IndexOf("\n```", StringComparison.Ordinal)])];

    private static string ReadmeFile([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "lib", "CourseKit", "README.md"));
}
