using CourseKit.Torch.Tests.Errors;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>Names, state, modes and counts of modules.</summary>
[Collection(GlobalState.Name)]
public sealed class ModuleTests
{
    private static readonly string[] LeNetKeys =
        ["0.weight", "0.bias", "3.weight", "3.bias", "7.weight", "7.bias", "9.weight", "9.bias", "11.weight", "11.bias"];

    [Fact]
    public void NamedParameters_LeNet5_KeysShapesAndCountAreThePapers()
    {
        using var net = LeNet5.Make();
        long[][] shapes = [[6, 1, 5, 5], [6], [16, 6, 5, 5], [16], [120, 400], [120], [84, 120], [84], [10, 84], [10]];

        var named = net.named_parameters().ToArray();

        Assert.Equal(LeNetKeys, named.Select(p => p.name));
        Assert.Equal(shapes, named.Select(p => p.parameter.shape));
        Assert.Equal(61_706, named.Sum(p => p.parameter.numel()));
        Assert.All(named, p => Assert.True(p.parameter.requires_grad && p.parameter.is_leaf));
    }

    [Fact]
    public void StateDict_LeNet5_KeysInOrder()
    {
        using var net = LeNet5.Make();

        Assert.Equal(LeNetKeys, net.state_dict().Keys);
    }

    [Fact]
    public void NamedParameters_OwnModule_OwnParametersThenLayersByField()
    {
        using var net = new TwoLayers(3, 4, 2);

        Assert.Equal(["scale", "hidden.weight", "hidden.bias", "output.weight", "output.bias"], net.named_parameters().Select(p => p.name));
        Assert.Equal(["hidden", "output"], net.named_children().Select(c => c.name));
    }

    [Fact]
    public void NamedParameters_NestedSequential_NamesArePaths()
    {
        var front = nn.Sequential(("fc", nn.Linear(2, 3)), ("act", nn.ReLU()));
        using var net = nn.Sequential(("front", front), ("back", nn.Linear(3, 1, hasBias: false)));

        Assert.Equal(["front.fc.weight", "front.fc.bias", "back.weight"], net.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void LoadStateDict_SameKeys_CopiesTheValues()
    {
        manual_seed(1);
        using var source = new TwoLayers(3, 4, 2);
        using var target = new TwoLayers(3, 4, 2);
        var x = rand(5, 3);

        target.load_state_dict(source.state_dict());
        using (no_grad()) source.get_parameter("scale").zero_();
        using (no_grad()) source.get_parameter("scale").add_(1);

        Assert.Equal(Values.Of(source.call(x)), Values.Of(target.call(x)));
        using (no_grad()) source.get_parameter("scale").mul_(2);
        Assert.NotEqual(Values.Of(source.call(x)), Values.Of(target.call(x)));
    }

    [Fact]
    public void LoadStateDict_KeysDiffer_ThrowsWhenStrictElseNamesThem()
    {
        using var net = nn.Sequential(("a", nn.Linear(2, 2)));
        var state = new Dictionary<string, Tensor> { ["a.weight"] = ones(2, 2), ["b.weight"] = ones(2, 2) };

        Fails.With<InvalidOperationException>(() => net.load_state_dict(state), "state_dict");
        var (missing, unexpected) = net.load_state_dict(state, strict: false);

        Assert.Equal(["a.bias"], missing);
        Assert.Equal(["b.weight"], unexpected);
        Assert.Equal([1, 1, 1, 1], Values.Of(net.get_parameter("a.weight")));
    }

    [Fact]
    public void Eval_OnTheWhole_ReachesEveryPartAndTrainUndoesIt()
    {
        using var net = nn.Sequential(("part", nn.Sequential(("fc", nn.Linear(2, 2)), ("drop", nn.Dropout(0.5)))));
        Assert.True(net.training);

        net.eval();
        Assert.All(net.modules().Prepend(net), m => Assert.False(m.training));

        net.train();
        Assert.All(net.modules().Prepend(net), m => Assert.True(m.training));
    }

    [Fact]
    public void Dropout_TrainingAndEvaluation_ScalesOrPasses()
    {
        manual_seed(1);
        using var drop = nn.Dropout(0.25);
        var x = ones(100, 100);

        var y = Values.Of(drop.call(x));
        drop.eval();

        Assert.All(y, v => Assert.True(v == 0 || Math.Abs(v - 1 / 0.75) < 1e-6));
        Assert.InRange(y.Count(v => v == 0), 2300, 2700); // 2500 expected; 200 is over four standard deviations
        Assert.Equal(Values.Of(x), Values.Of(drop.call(x)));
    }

    [Fact]
    public void Backward_LeNet5_EveryParameterGetsAGradientOfItsShape()
    {
        manual_seed(0);
        using var net = LeNet5.Make();
        var (x, labels) = LeNet5.MakeBatch(0);

        nn.functional.cross_entropy(net.call(x), labels).backward();

        Assert.All(net.named_parameters(), p =>
        {
            Assert.Equal(p.parameter.shape, p.parameter.grad!.shape);
            Assert.True(Values.Of(p.parameter.grad!).Any(v => v != 0), $"the gradient of {p.name} is all zero");
        });
        net.zero_grad();
        Assert.All(net.parameters(), p => Assert.True(p.grad is null || Values.Of(p.grad).All(v => v == 0)));
    }

    [Fact]
    public void Forward_LeNet5_OutputIsTenNumbersAnImage()
    {
        using var net = LeNet5.Make();

        Assert.Equal([3, 10], net.call(zeros(3, 1, 28, 28)).shape);
    }

    [Fact]
    public void Training_EightImages_AreLearnedByHeart()
    {
        manual_seed(0);
        using var net = LeNet5.Make();
        using var optimizer = optim.SGD(net.parameters(), 0.05, 0.9);
        var (images, labels) = LeNet5.MakeBatch(0);
        var (x, y) = (images.narrow(0, 0, 8), labels.narrow(0, 0, 8));
        var loss = double.MaxValue;

        for (var step = 0; step < 120 && loss >= 0.01; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var error = nn.functional.cross_entropy(net.call(x), y);
            error.backward();
            optimizer.step();
            loss = error.item<float>();
        }

        Assert.True(loss < 0.01, $"the loss is still {loss}");
    }

    [Fact]
    public void To_Float64_ChangesEveryParameter()
    {
        using var net = new TwoLayers(3, 4, 2);

        net.to(ScalarType.Float64);

        Assert.All(net.parameters(), p => Assert.Equal(ScalarType.Float64, p.dtype));
        Assert.Equal(ScalarType.Float64, net.call(zeros([2, 3], dtype: ScalarType.Float64)).dtype);
    }

    [Fact]
    public void RegisterModule_OneLayerTwice_ParametersAreListedOnce()
    {
        var layer = nn.Linear(2, 2);
        using var net = nn.Sequential(layer, nn.ReLU(), layer);

        Assert.Equal(2, net.parameters().Count());
        Assert.Equal([1, 2], net.call(zeros(1, 2)).shape);
    }
}
