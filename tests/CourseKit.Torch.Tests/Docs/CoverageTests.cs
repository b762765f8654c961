namespace CourseKit.Torch.Tests.Docs;

/// <summary>The engine's list of what it covers promises nothing that is not there.</summary>
public sealed class CoverageTests
{
    /// <summary>Names a path: the list is written there anew. Run this test with it after adding public names.</summary>
    public const string Variable = "COURSEKIT_WRITE_COVERAGE";

    [Fact]
    public void Coverage_Listed_IsThere()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
            File.WriteAllText(path, Coverage.Text());
        var there = Coverage.Areas().ToDictionary(a => a.Area, a => a.Names.ToHashSet(StringComparer.Ordinal));
        var listed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "COVERAGE.md")).Split("\n## ")[1..];

        Assert.Equal(there.Count, listed.Length);
        foreach (var section in listed)
        {
            var lines = section.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var area = lines[0][..lines[0].LastIndexOf(':')];
            Assert.DoesNotContain(lines[1].Split(' '), name => !there[area].Contains(name) && !there[area].Contains($"{name}(_)"));
        }
    }
}
