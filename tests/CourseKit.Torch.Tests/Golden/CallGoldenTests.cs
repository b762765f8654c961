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

    [Theory]
    [MemberData(nameof(Cases), "modules")]
    public void Module_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("modules", name));
}
