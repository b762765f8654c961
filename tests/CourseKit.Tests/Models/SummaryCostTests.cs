using CourseKit.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.ModelTests;

public sealed class SummaryCostTests
{
    // torchvision's documentation, column GFLOPS: multiply-adds of one 224×224 image, in 10^9.
    [Theory]
    [InlineData("alexnet", 0.714)]
    [InlineData("resnet18", 1.814)]
    [InlineData("resnet50", 4.089)]
    [InlineData("googlenet", 1.498)]
    [InlineData("densenet121", 2.834)]
    public void MultiplyAdds_At224Pixels_AreTorchvisions(string name, double billions)
    {
        using var model = Zoo.Create(name);

        Assert.Equal(billions, Summary.Of(model, 3, 224, 224).MultiplyAdds / 1e9, 0.001);
    }

    [Fact]
    public void Of_LeNet5_CountsByHand()
    {
        using var model = new LeNet5();

        var layers = Summary.Of(model, 1, 28, 28).Layers.ToDictionary(layer => layer.Name);

        Assert.Equal(28 * 28 * 6 * 25, layers["features.C1"].MultiplyAdds);
        Assert.Equal(10 * 10 * 16 * 6 * 25, layers["features.C3"].MultiplyAdds);
        Assert.Equal(400 * 120, layers["classifier.C5"].MultiplyAdds);
        Assert.Equal(0, layers["features.S2"].MultiplyAdds);
        Assert.Equal(4 * 6 * 28 * 28, layers["features.C1"].ForwardBytes);
        Assert.Equal(4 * (6 * 28 * 28 + 156), layers["features.C1"].BackwardBytes);
        Assert.Equal([(5.0, 5.0), (6, 6), (14, 14), (16, 16)],
            new[] { "C1", "S2", "C3", "S4" }.Select(name => layers[$"features.{name}"].ReceptiveField!.Value));
        Assert.Equal((32.0, 32.0), layers["classifier.C5"].ReceptiveField);     // all of the image and its padding
    }

    [Fact]
    public void ReceptiveField_Vgg16_IsThePublished212()
    {
        // Araujo et al., Computing receptive fields, Distill 2019.
        using var model = new Vgg("D", num_classes: 2, hidden: 4, grid: 1);

        var last = Summary.Of(model, 3, 32, 32).Layers.Last(layer => layer.Name.StartsWith("features", StringComparison.Ordinal));

        Assert.Equal((212.0, 212.0), last.ReceptiveField);
    }

    [Fact]
    public void ReceptiveField_ResNet18_FollowsTheLongWay()
    {
        using var model = ResNet.Of(18, 2);

        var layers = Summary.Of(model, 3, 64, 64).Layers;

        Assert.Equal((43.0, 43.0), layers.Last(layer => layer.Name.StartsWith("layer1", StringComparison.Ordinal)).ReceptiveField);
        Assert.Equal((435.0, 435.0), layers.Last(layer => layer.Name.StartsWith("layer4", StringComparison.Ordinal)).ReceptiveField);
        // A block's 1×1 shortcut sees what its input sees.
        Assert.Equal((43.0, 43.0), layers.Single(layer => layer.Name == "layer2.0.downsample.0").ReceptiveField);
    }

    [Fact]
    public void ReceptiveField_Inception_IsOfTheWidestBranch()
    {
        using var model = new Inception(new InceptionRow("x", 3, 2, 2, 2, 2, 2, 2), GoogLeNetForm.Paper2014);
        using var both = Sequential(("a", model), ("b", Conv2d(8, 1, 3)));

        var layers = Summary.Of(both, 3, 9, 9).Layers.ToDictionary(layer => layer.Name);

        Assert.Equal((1.0, 1.0), layers["a.branch1.conv"].ReceptiveField);
        Assert.Equal((5.0, 5.0), layers["a.branch3.1.conv"].ReceptiveField);
        Assert.Equal((1.0, 1.0), layers["a.branch3.0.conv"].ReceptiveField);
        Assert.Equal((7.0, 7.0), layers["b"].ReceptiveField);
    }

    [Fact]
    public void ReceptiveField_UnequalKernelDilationAndTransposed_AreFollowed()
    {
        using var model = Sequential(
            ("tall", Conv2d(1, 1, (5, 1), padding: (2, 0))), ("holes", Conv2d(1, 1, 3, padding: 2, dilation: 2)), ("pool", MaxPool2d(2)),
            ("up", ConvTranspose2d(1, 1, 2, stride: 2)), ("last", Conv2d(1, 1, 3, padding: 1)));

        var layers = Summary.Of(model, 1, 12, 12).Layers.ToDictionary(layer => layer.Name);

        Assert.Equal((5.0, 1.0), layers["tall"].ReceptiveField);
        Assert.Equal((9.0, 5.0), layers["holes"].ReceptiveField);
        Assert.Equal((10.0, 6.0), layers["pool"].ReceptiveField);
        Assert.Equal((10.0, 6.0), layers["up"].ReceptiveField);
        Assert.Equal((12.0, 8.0), layers["last"].ReceptiveField);
        Assert.Equal(4 * 36, layers["up"].MultiplyAdds);        // each weight once for each of the 6×6 pixels that come in
    }

    [Fact]
    public void Of_WordNumbers_TakesATensorAndHasNoFields()
    {
        using var model = new TextCnn(10, dimensions: 4, filters: 3, lengths: [2]);

        var summary = Summary.Of(model, zeros(1, 6, dtype: int64));

        Assert.Equal(4 * 3 * 2 * 5, summary.Layers.Single(layer => layer.Kind == nameof(Conv1d)).MultiplyAdds);
        Assert.All(summary.Layers, layer => Assert.Null(layer.ReceptiveField));
    }
}
