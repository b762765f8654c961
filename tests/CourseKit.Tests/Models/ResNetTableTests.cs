using CourseKit.Models;

namespace CourseKit.Tests.ModelTests;

public sealed class ResNetTableTests
{
    public static TheoryData<int> Depths => [.. ResNetTable.Depths.Keys];

    [Theory]
    [MemberData(nameof(Depths))]
    public void Layers_OfEachDepth_AreItsName(int depth) => Assert.Equal(depth, ResNetTable.Layers(depth));

    // ZooTests count the same numbers on the networks themselves.
    [Theory]
    [MemberData(nameof(Depths))]
    public void Parameters_OnPaper_AreThoseOfTheNetwork(int depth) =>
        Assert.Equal(Zoo.Models.Single(model => model.Name == $"resnet{depth}").Parameters, ResNetTable.Parameters(depth));

    [Fact]
    public void Parameters_FewerClasses_ShrinkTheDenseLayerOnly() =>
        Assert.Equal(990 * (512 + 1), ResNetTable.Parameters(18) - ResNetTable.Parameters(18, num_classes: 10));

    [Fact]
    public void Of_UnknownDepth_NamesTheDepths()
    {
        var e = Assert.Throws<CourseKitException>(() => ResNet.Of(20));

        Assert.Contains("There is no ResNet-20", e.Message, StringComparison.Ordinal);
        Assert.Contains("101 and 152", e.Message, StringComparison.Ordinal);
    }
}
