namespace CourseKit.Torch.Tests.Golden;

/// <summary>Members and layers by name against PyTorch: outputs, and gradients of inputs and parameters.</summary>
public sealed class CallGoldenTests
{
    public static TheoryData<string> Cases(string file) => GoldenFile.Names(file);

    [Theory]
    [MemberData(nameof(Cases), "members")]
    public void Member_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("members", name));

    [Theory]
    [MemberData(nameof(Cases), "places")]
    public void Place_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("places", name));

    public static TheoryData<string, string> ModuleCases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var file in GoldenFile.OfModules)
            foreach (var name in GoldenFile.AllNames(file)) cases.Add(file, name);
        return cases;
    }

    [Theory]
    [MemberData(nameof(ModuleCases))]
    public void Module_GoldenCase_MatchesPyTorch(string file, string name) => GoldenTests.Check(GoldenFile.Case(file, name));
}
