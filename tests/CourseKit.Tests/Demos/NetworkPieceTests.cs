using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CourseKit.Datasets;
using CourseKit.Demos;
using CourseKit.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.Demos;

/// <summary>Pieces that carry a network: what goes into the page, and what they refuse. tests/pages compares the numbers.</summary>
public sealed partial class NetworkPieceTests
{
    private static readonly ImageDataset Digits = Datasets.Datasets.Digits(60, 60);

    [Fact]
    public void DrawADigit_LeNet5_CarriesAllItsWeightsAndTenExamples()
    {
        manual_seed(1);
        using var lenet = new LeNet5();
        using var json = Data(DrawADigit.With(lenet, Digits));

        var layers = json.RootElement.GetProperty("layers").EnumerateArray().ToList();
        Assert.Equal(["C1", "act1", "S2", "C3", "act3", "S4", "flatten", "C5", "act5", "F6", "act6", "output"],
            layers.Select(layer => layer.GetProperty("name").GetString()));
        Assert.Equal(lenet.parameters().Sum(p => p.numel()), layers.Sum(layer => Floats(layer, "weight") + Floats(layer, "bias")));
        Assert.Equal(Enumerable.Range(0, 10), json.RootElement.GetProperty("examples").EnumerateArray()
            .Select(one => one.GetProperty("label").GetInt32()));
        Assert.Equal(Digits.Normalization.Mean[0], json.RootElement.GetProperty("mean").GetDouble());
        Assert.InRange(DrawADigit.With(lenet, Digits).ToHtml().Length, 300_000, 500_000);
    }

    [Fact]
    public void DrawADigit_LaterTraining_DoesNotChangeThePage()
    {
        using var model = new LeNet1();
        var piece = DrawADigit.With(model, Digits);
        var before = piece.ToHtml();

        using (no_grad())
        {
            foreach (var parameter in model.parameters())
                parameter.zero_();
        }

        Assert.Equal(before, piece.ToHtml());
    }

    [Fact]
    public void With_ModelInTraining_LeavesItSo()
    {
        using var model = Sequential(Flatten(), Linear(784, 10), Dropout(0.5));
        model.train();

        _ = DrawADigit.With(model, Digits);

        Assert.True(model.training);
    }

    [Fact]
    public void With_WhatAPageCannotRun_SaysWhichPart()
    {
        Assert.Contains("one after another", Message(() => DrawADigit.With(new Shortcut(), Digits)), StringComparison.Ordinal);
        Assert.Contains("'bend' is a layer Softplus", Message(() => DrawADigit.With(
            Sequential(("flatten", Flatten()), ("bend", Softplus()), ("f", Linear(784, 10))), Digits)), StringComparison.Ordinal);
        Assert.Contains("500,000", Message(() => DrawADigit.With(new Mlp([1000]), Digits)), StringComparison.Ordinal);
        Assert.Contains("3 channels", Message(() => DrawADigit.With(new LeNet5(in_channels: 3), Datasets.Datasets.Objects(20, 20))),
            StringComparison.Ordinal);
        Assert.Contains("gives 7 numbers; digits has 10 classes", Message(() => DrawADigit.With(new LeNet5(num_classes: 7), Digits)),
            StringComparison.Ordinal);
        Assert.Contains("pads in a way", Message(() => DrawADigit.With(
            Sequential(Conv2d(1, 2, 4, Padding.Same), Flatten(), Linear(2 * 784, 10)), Digits)), StringComparison.Ordinal);
        Assert.Contains("side of 4", Message(() => Occlude.With(new LeNet5(), Digits, size: 4)), StringComparison.Ordinal);
        Assert.Contains("no convolution or pooling", Message(() => GrowingField.Of(new Mlp([5]), Digits)), StringComparison.Ordinal);
    }

    [Fact]
    public void With_ForwardThatFlattensItself_GetsALayerForIt()
    {
        using var json = Data(DrawADigit.With(new OwnFlatten(), Digits));

        Assert.Equal(["conv", "flatten", "linear"], json.RootElement.GetProperty("layers").EnumerateArray()
            .Select(layer => layer.GetProperty("kind").GetString()));
    }

    [Fact]
    public void GrowingField_ColourPicture_CarriesItsThreeChannels()
    {
        using var model = new LeNet5(in_channels: 3);
        using var json = Data(GrowingField.Of(model, Datasets.Datasets.Objects(20, 20)));

        Assert.Equal(3 * 32 * 32, Floats(json.RootElement, "picture"));
    }

    private static string Message(Func<object> make) => Assert.Throws<CourseKitException>(make).Message;

    private static int Floats(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? text.GetBytesFromBase64().Length / 4 : 0;

    internal static JsonDocument Data(Demo demo) =>
        JsonDocument.Parse(WebUtility.HtmlDecode(Attribute().Match(demo.ToHtml()).Groups[1].Value));

    [GeneratedRegex(" data-ck=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    private sealed class Shortcut : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear a = Linear(784, 10), b = Linear(10, 10);

        public Shortcut()
            : base(nameof(Shortcut)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            var x = a.call(input.flatten(1));
            return x + b.call(x);
        }
    }

    private sealed class OwnFlatten : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Conv2d conv = Conv2d(1, 2, 5, stride: 2);
        private readonly TorchSharp.Modules.Linear dense = Linear(2 * 12 * 12, 10);

        public OwnFlatten()
            : base(nameof(OwnFlatten)) => RegisterComponents();

        public override Tensor forward(Tensor input) => dense.call(conv.call(input).flatten(1));
    }
}
