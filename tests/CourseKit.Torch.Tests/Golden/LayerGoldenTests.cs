namespace CourseKit.Torch.Tests.Golden;

/// <summary>Layers as functions against PyTorch: type, shape and values of their outputs, and the gradients of their inputs.</summary>
[Collection(GlobalState.Name)]     // some draw windows from the seeded generator
public sealed class LayerGoldenTests
{
    public static TheoryData<string> Cases(string file) => GoldenFile.Names(file);

    [Theory]
    [MemberData(nameof(Cases), "activations")]
    public void Activation_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("activations", name));

    [Theory]
    [MemberData(nameof(Cases), "norms")]
    public void Normalisation_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("norms", name));

    [Theory]
    [MemberData(nameof(Cases), "layers")]
    public void Layer_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("layers", name));

    [Theory]
    [MemberData(nameof(Cases), "more_losses")]
    public void Loss_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("more_losses", name));

    [Theory]
    [MemberData(nameof(Cases), "pools")]
    public void Pool_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("pools", name));

    [Theory]
    [MemberData(nameof(Cases), "columns")]
    public void Columns_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("columns", name));
}
