using CourseKit.Insight;
using CourseKit.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.InsightTests;

public sealed class ExplainTests
{
    // float32 on both sides, sums of a few dozen products
    private const double Tolerance = 1e-5;

    public static readonly TheoryData<string> Methods = ["saliency", "gradient_times_input", "guided", "grad_cam", "occlusion"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Explain_SmallNet_GivesPyTorchsMap(string method)
    {
        using var model = new GoldenNet();
        using var image = GoldenNet.Image;

        var found = Run(model, image, method);

        Assert.Equal(GoldenNet.Target, found.Class);
        AssertClose(GoldenNet.Expected(method), found.Map);
    }

    [Fact]
    public void GuidedBackpropagation_WherePathsJoin_GivesPyTorchsMap()
    {
        using var model = new GoldenNet(shortcut: true);
        using var image = GoldenNet.Image;

        AssertClose(GoldenNet.Expected("guided_shortcut"), Explain.GuidedBackpropagation(model, image, GoldenNet.Target).Map);
    }

    [Fact]
    public void GradientNorms_SmallNet_AreThoseOfPyTorch()
    {
        using var model = new GoldenNet();
        using var image = GoldenNet.Image;
        using var label = tensor([1L]);

        var norms = GradientNorms.Of(model, image, label);

        foreach (var (name, norm, _) in norms.Layers)
            Assert.Equal(GoldenNet.Values.GetProperty("gradient_norms").GetProperty(name).GetDouble(), norm, 1e-6);
        Assert.Equal(3, norms.Layers.Count);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Explain_AnyMethod_LeavesTheModelAsItWas(string method)
    {
        using var model = new GoldenNet();
        using var image = GoldenNet.Image;
        var before = TrainingTests.Quiet.Weights(model);
        var logits = model.call(image.unsqueeze(0)).data<float>().ToArray();
        model.train();
        Run(model, image, method);
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Run(model, image, method);

        // TorchSharp counts a gradient that there is not, as guided backpropagation meets some, as a tensor that stays.
        if (EmbeddedOnly.IsEmbedded || method != "guided")
            Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.True(model.training);
        Assert.All(model.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.All(model.parameters(), parameter => Assert.True(parameter.requires_grad));
        Assert.Equal(before, TrainingTests.Quiet.Weights(model));
        Assert.Equal(logits, model.call(image.unsqueeze(0)).data<float>().ToArray());     // no hook stayed behind
    }

    [Fact]
    public void Cam_AverageAndDense_IsTheWeightedSumOfTheMaps()
    {
        manual_seed(3);
        using var model = Sequential(
            ("conv", Conv2d(1, 3, 3, padding: 1)), ("relu", ReLU()), ("pool", AdaptiveAvgPool2d(1)),
            ("flat", Flatten()), ("fc", Linear(3, 2)));
        using var image = randn(1, 6, 6);

        var cam = Explain.Cam(model, image, 1);

        // The mean of the map is the logit without the bias: the map divides the logit among the places.
        var logit = model.call(image.unsqueeze(0))[0, 1].item<float>();
        var bias = model.named_parameters().Single(p => p.name == "fc.bias").parameter[1].item<float>();
        Assert.Equal(logit - bias, cam.Map.Cast<double>().Average(), 1e-5);
        Assert.Equal((6, 6), (cam.Map.GetLength(0), cam.Map.GetLength(1)));
    }

    [Fact]
    public void GradCam_DetectorOfAColumn_LightsUpThere()
    {
        // One filter that answers to a bright spot; the class reads the map's sum. The spot is at row 2, column 5.
        using var model = Sequential(("conv", Conv2d(1, 1, 1, bias: false)), ("flat", Flatten()), ("fc", Linear(64, 1, hasBias: false)));
        using (no_grad())
        {
            foreach (var parameter in model.parameters())
                parameter.fill_(1);
        }
        using var image = zeros(1, 8, 8);
        image[0, 2, 5] = 1;

        var map = Explain.GradCam(model, image).Map;

        Assert.Equal(1, map[2, 5], 1e-6);
        Assert.Equal(1, map.Cast<double>().Sum(), 1e-6);
    }

    [Fact]
    public void Explain_WrongQuestions_SayWhatThereIs()
    {
        using var model = new GoldenNet();
        using var image = GoldenNet.Image;
        using var linear = new LinearClassifier();

        Fails("conv1, relu1", () => Explain.GradCam(model, image, layer: "conv9"));
        Fails("classes 0 to 2", () => Explain.Saliency(model, image, 3));
        Fails("use GradCam", () => Explain.Cam(model, image));
        Fails("no ReLU", () => Explain.GuidedBackpropagation(linear, zeros(1, 28, 28)));
        Fails("one image", () => Explain.Saliency(model, zeros(2, 2, 8, 8)));

        static void Fails(string says, Func<Attribution> wrong) =>
            Assert.Contains(says, Assert.Throws<CourseKitException>(wrong).Message, StringComparison.Ordinal);
    }

    private static Attribution Run(GoldenNet model, Tensor image, string method) => method switch
    {
        "saliency" => Explain.Saliency(model, image),
        "gradient_times_input" => Explain.GradientTimesInput(model, image),
        "guided" => Explain.GuidedBackpropagation(model, image),
        "grad_cam" => Explain.GradCam(model, image, layer: "conv2"),
        _ => Explain.Occlusion(model, image, size: 3, stride: 2),
    };

    private static void AssertClose(double[] expected, double[,] map)
    {
        Assert.Equal(expected.Length, map.Length);
        foreach (var (e, a) in expected.Zip(map.Cast<double>()))
            Assert.Equal(e, a, Tolerance);
    }
}
