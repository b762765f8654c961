namespace CourseKit.Torch.Tests.Golden;

/// <summary>The wider range of tensor operations against PyTorch, as <see cref="GoldenTests"/> holds the basic ones.</summary>
public sealed class TensorGoldenTests
{
    public static TheoryData<string> Cases(string file) => GoldenFile.Names(file);

    [Theory]
    [MemberData(nameof(Cases), "math")]
    public void Mathematics_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("math", name));

    [Theory]
    [MemberData(nameof(Cases), "indexing")]
    public void Indexing_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("indexing", name));

    [Theory]
    [MemberData(nameof(Cases), "sorting")]
    public void ScanOrSort_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("sorting", name));

    [Theory]
    [MemberData(nameof(Cases), "folds")]
    public void FoldOrCount_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("folds", name));

    [Theory]
    [MemberData(nameof(Cases), "moves")]
    public void ViewCopyOrJoin_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("moves", name));

    [Theory]
    [MemberData(nameof(Cases), "contractions")]
    public void Contraction_GoldenCase_MatchesPyTorch(string name) => GoldenTests.Check(GoldenFile.Case("contractions", name));
}
