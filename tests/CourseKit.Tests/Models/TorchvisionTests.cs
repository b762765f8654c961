using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CourseKit.Models;
using CourseKit.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.ModelTests;

/// <summary>Models filled by the formula of tests/golden/torchvision_outputs.py give torchvision's logits: same names,
/// same network.</summary>
public sealed class TorchvisionTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllBytes(GoldenPath())).RootElement;

    [Theory]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    [InlineData("resnext50_32x4d")]
    [InlineData("densenet121")]
    [InlineData("googlenet-aux")]
    public void Forward_SameWeights_GivesTorchvisionsLogits(string name)
    {
        using var scope = NewDisposeScope();
        using var model = Zoo.Create(name, 10);
        Fill(model);

        AssertLogits(name, model);
    }

    [Fact]
    public void SafeTensors_ResNet18ThereAndBack_GivesTorchvisionsLogits()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using (var model = Zoo.Create("resnet18", 10))
        {
            Fill(model);
            model.SaveWeights(folder.File("resnet18.safetensors"));
        }
        using var loaded = Zoo.Create("resnet18", 10);

        Assert.True(loaded.LoadWeights(folder.File("resnet18.safetensors")).Complete);
        AssertLogits("resnet18", loaded);
    }

    private static void AssertLogits(string name, Module<Tensor, Tensor> model)
    {
        var entry = Golden.GetProperty(name);
        var size = entry.GetProperty("size").GetInt64();
        var input = tensor(Uniform("input", 2 * 3 * size * size).Select(u => (float)((u - 0.5) * 4)).ToArray(), [2, 3, size, size]);
        var expected = entry.GetProperty("logits").EnumerateArray().SelectMany(row => row.EnumerateArray())
            .Select(v => v.GetSingle()).ToArray();
        model.eval();
        using var noGrad = no_grad();

        var logits = model.call(input).data<float>().ToArray();

        var largest = expected.Max(Math.Abs);       // rounding grows with the numbers on the way
        Assert.All(expected.Zip(logits), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-4 * largest));
    }

    private static void Fill(nn.Module model)
    {
        using var noGrad = no_grad();
        foreach (var (name, values) in model.state_dict())
        {
            if (name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
                continue;
            var shape = values.shape;
            var numbers = Uniform(name, values.numel()).Select(u => (float)Value(name, shape, u)).ToArray();
            values.bytes = MemoryMarshal.AsBytes(numbers.AsSpan());
        }
    }

    private static double Value(string name, long[] shape, double u) => name.Split('.')[^1] switch
    {
        "running_var" => 0.75 + 0.5 * u,
        "running_mean" => 0.4 * (u - 0.5),
        _ when shape.Length > 1 => (u - 0.5) * 2 * Math.Sqrt(6.0 / shape[1..].Aggregate(1L, (a, b) => a * b)),
        "weight" => 0.8 + 0.4 * u,
        _ => 0.2 * (u - 0.5),
    };

    private static IEnumerable<double> Uniform(string name, long count)
    {
        var seed = Encoding.UTF8.GetBytes(name).Aggregate(0u, (hash, letter) => unchecked(hash * 31 + letter));
        for (uint k = 1; k <= count; k++)
        {
            var v = unchecked(k * 2654435761u + seed);
            v ^= v >> 16;
            v = unchecked(v * 73244475u);
            v ^= v >> 16;
            yield return v / 4294967296.0;
        }
    }

    private static string GoldenPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "golden", "data", "torchvision.json");
}
