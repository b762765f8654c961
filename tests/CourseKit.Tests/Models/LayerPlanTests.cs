using CourseKit.Models;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.ModelTests;

public sealed class LayerPlanTests
{
    // AlexNet by hand, layer by layer; VGG as torchvision counts vgg11, vgg13, vgg16 and vgg19. C has three 1x1 kernels where D has 3x3.
    public static readonly TheoryData<string, long> Parameters = new()
    {
        { "alexnet, one card", 34_944 + 614_656 + 885_120 + 1_327_488 + 884_992 + 37_752_832 + 16_781_312 + 4_097_000 },
        { "alexnet, two cards", 34_944 + 307_456 + 885_120 + 663_936 + 442_624 + 37_752_832 + 16_781_312 + 4_097_000 },
        { "A", 132_863_336 }, { "A-LRN", 132_863_336 }, { "B", 133_047_848 },
        { "C", 138_357_544 - 8 * (256 * 256 + 2 * 512 * 512) }, { "D", 138_357_544 }, { "E", 143_667_240 },
    };

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Parameters_PublishedNetwork_CountAsByHand(string name, long expected) => Assert.Equal(expected, Named(name).Parameters);

    [Fact]
    public void MultiplyAdds_AlexNet_AreThoseOfItsLayers()
    {
        long[] convolutions =
        [
            55L * 55 * 96 * 11 * 11 * 3, 27L * 27 * 256 * 25 * 96, 13L * 13 * 384 * 9 * 256, 13L * 13 * 384 * 9 * 384,
                13L * 13 * 256 * 9 * 384,
        ];

        Assert.Equal(convolutions.Sum() + 9216L * 4096 + 4096L * 4096 + 4096L * 1000, LayerPlan.AlexNet2012(cards: 1).MultiplyAdds);
    }

    [Fact]
    public void Values_Vgg16_AreAllOutputsAndTheInput()
    {
        long maps =
            (2 * 64 * 224 * 224) + (64 * 112 * 112) + (2 * 128 * 112 * 112) + (128 * 56 * 56) + (3 * 256 * 56 * 56) + (256 * 28 * 28)
            + (3 * 512 * 28 * 28) + (512 * 14 * 14) + (3 * 512 * 14 * 14) + (512 * 7 * 7);

        Assert.Equal((3 * 224 * 224) + maps + 4096 + 4096 + 1000, LayerPlan.Vgg("D").Values);
    }

    [Fact]
    public void Plan_AndTheModelItself_AgreeInEveryNumber()
    {
        var plan = LayerPlan.Start("both", 3, 29, 31)
            .Conv("conv1", 8, 5, stride: 2, padding: 1).Pool("pool1", 3, stride: 2)
            .Conv("conv2", 12, 3, padding: 2, groups: 4, bias: false).Pool("pool2", 2)
            .Dense("fc1", 20).Dense("fc2", 10);
        using var model = Sequential(
            ("conv1", Conv2d(3, 8, 5, stride: 2, padding: 1)), ("pool1", MaxPool2d(3, stride: 2)),
            ("conv2", Conv2d(8, 12, 3, padding: 2, groups: 4, bias: false)), ("pool2", MaxPool2d(2)), ("flatten", Flatten()),
            ("fc1", Linear(12 * 4 * 4, 20)), ("fc2", Linear(20, 10)));

        var summary = Summary.Of(model, 3, 29, 31);

        Assert.Equal(summary.Parameters, plan.Parameters);
        Assert.Equal(summary.MultiplyAdds, plan.MultiplyAdds);
        foreach (var layer in plan.Layers)
        {
            var measured = summary.Layers.Single(row => row.Name == layer.Name);
            Assert.Equal(measured.OutputShape, layer.Shape);
            Assert.Equal(measured.Parameters, layer.Parameters);
        }
    }

    [Fact]
    public void GlobalAverage_OfMaps_IsOneNumberEachAndNoParameter()
    {
        var plan = LayerPlan.Start("mean", 64, 7, 5).GlobalAverage();

        Assert.Equal([64L], plan.Output);
        Assert.Equal(0, plan.Parameters);
        Assert.Equal(64 * 10 + 10, plan.Dense("fc", 10).Parameters);
    }

    [Fact]
    public void Field_GrowsThroughConvolutionsAndPoolings()
    {
        var plan = LayerPlan.Start("field", 1, 64, 64).Conv("a", 1, 3).Conv("b", 1, 3).Pool("p", 2).Conv("c", 1, 3);

        Assert.Equal([3.0, 5, 6, 10], plan.Layers.Select(layer => layer.Field));
    }

    [Fact]
    public void Step_GivesANewPlan_AndLeavesTheOld()
    {
        var start = LayerPlan.Start("old", 3, 8, 8);
        _ = start.Conv("conv", 4, 3);

        Assert.Empty(start.Layers);
        Assert.Equal([3L, 8, 8], start.Output);
    }

    [Theory]
    [InlineData(0, 8, 8)]
    [InlineData(3, 0, 8)]
    [InlineData(3, 8, -1)]
    public void Start_SizeBelowOne_IsRefused(long channels, long rows, long columns)
    {
        var e = Assert.Throws<CourseKitException>(() => LayerPlan.Start("mine", channels, rows, columns));
        Assert.Contains("1 or more", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Conv_WindowLargerThanTheMaps_NamesPlanAndLayer()
    {
        var e = Assert.Throws<CourseKitException>(() => LayerPlan.Start("mine", 1, 4, 4).Conv("conv1", 2, 7));
        Assert.Contains("mine: 'conv1' does not fit", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Conv_BehindADenseLayer_SaysWhatItNeeds()
    {
        var e = Assert.Throws<CourseKitException>(() => LayerPlan.Start("mine", 1, 4, 4).Dense("fc", 5).Conv("conv", 2, 1));
        Assert.Contains("'conv' needs maps, but what comes before it gives (5)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plot_HasABarForEachLayerWithWeights()
    {
        var svg = LayerPlan.Vgg("A").Plot().ToSvg();

        Assert.All(LayerPlan.Vgg("A").Layers.Where(layer => layer.Parameters > 0), layer =>
            Assert.Contains(layer.Name, svg, StringComparison.Ordinal));
    }

    private static LayerPlan Named(string name) => name switch
    {
        "alexnet, one card" => LayerPlan.AlexNet2012(cards: 1),
        "alexnet, two cards" => LayerPlan.AlexNet2012(cards: 2),
        _ => LayerPlan.Vgg(name),
    };
}
