using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>The harness itself: a wrong result must fail, and say where.</summary>
public sealed class OpTableTests
{
    [Fact]
    public void OpTable_EveryRow_HasAGoldenCase()
    {
        var used = GoldenFile.OfOps.SelectMany(GoldenFile.Ops).ToHashSet();

        Assert.All(OpTable.Names, name => Assert.Contains(name, used));
    }

    [Fact]
    public void GoldenCases_EverySubject_HasFiveShapesOrSettings()
    {
        var kinds = new Dictionary<string, HashSet<string>>();
        foreach (var golden in GoldenFile.OfOps.SelectMany(GoldenFile.AllCases))
        {
            if (!kinds.TryGetValue(CallOps.Subject(golden), out var seen)) kinds[CallOps.Subject(golden)] = seen = [];
            seen.Add(string.Join(", ", golden.Inputs.Select(i => i.Layout)) + golden.Args);
        }

        Assert.All(kinds, kind => Assert.True(kind.Value.Count >= 5, $"{kind.Key} has {kind.Value.Count} kinds of cases"));
    }

    [Fact]
    public void Equal_OneElementOff_SaysIndexExpectedAndGot()
    {
        var actual = Values.Make(ScalarType.Float64, [2, 2], [1, 2, 3.5, 4]);

        var error = Assert.ThrowsAny<Exception>(
            () => TensorAssert.Equal(ScalarType.Float64, [2, 2], [1, 2, 3, 4], actual, strict: true, "y"));

        Assert.StartsWith("y[1, 0]: expected 3, got 3.5", error.Message);
    }

    [Fact]
    public void Equal_ErrorBelowTheWholesScale_FailsOnlyWhenStrict()
    {
        double[] expected = [1000, 1e-6], actual = [1000, 2e-6];

        TensorAssert.Near(expected, actual, Tolerance.Float32, strict: false, "y");

        Assert.ThrowsAny<Exception>(() => TensorAssert.Near(expected, actual, Tolerance.Float32, strict: true, "y"));
    }
}
