using BenchmarkDotNet.Attributes;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Benchmarks;

/// <summary>
/// Single layers and operations through the public API, on activations of a small VGG: 64 images, 64 channels, 16x16 pixels.
/// </summary>
[MemoryDiagnoser]
public class OpBenchmarks
{
    private const int N = 64, C = 64, Size = 16, Classes = 10;

    private readonly Dictionary<string, Module<Tensor, Tensor>> layers = new()
    {
        ["conv 3x3"] = Conv2d(C, C, 3, padding: 1),
        ["conv 3x3, stride 2"] = Conv2d(C, C, 3, stride: 2, padding: 1),
        ["conv 3x3, dilation 2"] = Conv2d(C, C, 3, padding: 2, dilation: 2),
        ["conv 3x3, depthwise"] = Conv2d(C, C, 3, padding: 1, groups: C),
        ["conv 1x1"] = Conv2d(C, C, 1),
        ["batch norm"] = BatchNorm2d(C),
        ["ReLU"] = ReLU(),
        ["max pool 2x2"] = MaxPool2d(2),
        ["max pool 3x3, stride 2"] = MaxPool2d(3, stride: 2, padding: 1),
        ["average pool 2x2"] = AvgPool2d(2),
        ["linear"] = Sequential(Flatten(), Linear(C * Size * Size, 128)),
    };

    private Module<Tensor, Tensor> layer = null!;
    private Tensor x = null!;
    private Tensor gradient = null!;

    /// <summary>Names of the layers.</summary>
    public IEnumerable<string> Layers => layers.Keys;

    /// <summary>The layer measured.</summary>
    [ParamsSource(nameof(Layers))]
    public string Layer { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        layer = layers[Layer];
        x = randn(N, C, Size, Size).requires_grad_();
        using var off = no_grad();
        gradient = randn_like(layer.call(x));
    }

    [Benchmark]
    public void Forward()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        layer.call(x);
    }

    [Benchmark]
    public void ForwardAndBackward()
    {
        using var scope = NewDisposeScope();
        layer.call(x).backward([gradient]);
        x.grad = null;
        foreach (var parameter in layer.parameters())
            parameter.grad = null;
    }
}
