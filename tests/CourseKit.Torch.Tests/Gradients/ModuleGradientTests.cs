using CourseKit.Torch.Tests.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Gradients;

/// <summary>Modules against central differences: the gradient of the input and of every parameter.</summary>
[Collection(GlobalState.Name)]
public sealed class ModuleGradientTests
{
    private static readonly Dictionary<string, (Func<nn.Module<Tensor, Tensor>> Make, long[] Shape)> Modules = new()
    {
        ["Linear"] = (() => nn.Linear(3, 4), [2, 3]),
        ["Linear without bias"] = (() => nn.Linear(3, 4, hasBias: false), [2, 2, 3]),
        ["Conv2d"] = (() => nn.Conv2d(2, 3, 3L, padding: 1), [2, 2, 4, 5]),
        ["Conv2d of two sizes"] = (() => nn.Conv2d(2, 4, (2, 3), stride: (1, 2), padding: (1, 0), groups: 2), [1, 2, 4, 6]),
        ["MaxPool2d"] = (() => nn.MaxPool2d(2), [1, 2, 4, 6]),
        ["AvgPool2d"] = (() => nn.AvgPool2d(2), [1, 2, 4, 6]),
        ["ReLU"] = (() => nn.ReLU(), [3, 4]),
        ["Tanh"] = (() => nn.Tanh(), [3, 4]),
        ["Flatten"] = (() => nn.Flatten(), [2, 3, 2]),
        ["Sequential"] =
            (() => nn.Sequential(nn.Conv2d(1, 2, 3L), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(8, 3)), [2, 1, 6, 6]),
        ["a module of one's own"] = (() => new TwoLayers(3, 4, 2), [5, 3]),
    };

    public static TheoryData<string> Names() => [.. Modules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_Module_EqualsCentralDifferences(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var (make, shape) = Modules[name];
        var module = make();
        module.to(ScalarType.Float64);

        GradientCheck.Run(module, shape);
    }
}
