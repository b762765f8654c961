using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>The seeded generator and what is drawn from it equal PyTorch's to the bit: so do the initial weights of layers.</summary>
[Collection(GlobalState.Name)]
public sealed class RandomTests
{
    public static TheoryData<string> Draws() => GoldenFile.Names("random");

    public static TheoryData<string> Layers() => GoldenFile.Names("initial");

    [Theory]
    [MemberData(nameof(Draws))]
    public void Draw_AfterManualSeed_EqualsPyTorchsBits(string name)
    {
        var golden = GoldenFile.Case("random", name);
        manual_seed(golden.Seed);

        var drawn = golden.Calls.Select(c => RandomDraws.Draw(c.Name, c.Args)).ToArray();

        AssertBits(golden.Outputs, drawn, name);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_AfterManualSeed_StartsWithPyTorchsWeights(string name)
    {
        var golden = GoldenFile.Case("initial", name);
        var (kind, args) = golden.Calls.Single();
        manual_seed(golden.Seed);

        using var layer = Layer(kind, args);

        const int tail = 8; // of LeNet-5 the file keeps the last eight of each tensor
        var weights = layer.parameters().Select(p => kind == "LeNet-5" ? p.flatten()[TensorIndex.Slice(-Math.Min(tail, p.numel()))] : p);
        AssertBits(golden.Outputs, [.. weights], name);
    }

    private static nn.Module Layer(string kind, Arguments a) => kind switch
    {
        "Linear" => nn.Linear(a.Long("in"), a.Long("out"), a.Bool("bias"), dtype: a.Dtype()),
        "Conv2d" => nn.Conv2d(
            a.Long("in"), a.Long("out"), a.Long("kernel"), groups: a.Long("groups"), bias: a.Bool("bias"), dtype: a.Dtype()),
        "LeNet-5" => Modules.LeNet5.Make(),
        _ => throw new InvalidDataException($"The harness knows no layer '{kind}'."),
    };

    private static void AssertBits(GoldenTensor[] expected, Tensor[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Dtype, actual[i].dtype);
            Assert.Equal(expected[i].Shape, actual[i].shape);
            // A file's float32 is its shortest decimal form: it is that float again only after rounding to float32.
            var single = expected[i].Dtype == ScalarType.Float32;
            var bits = Array.ConvertAll(expected[i].Data, v => single ? (float)v : v);
            TensorAssert.Near(bits, Values.Of(actual[i]), tolerance: 0, strict: true, what, expected[i].Shape);
        }
    }
}
