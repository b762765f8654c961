using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Files that tests/golden/state_files.py wrote from PyTorch are read, and the same bytes are written.</summary>
public sealed class StateFileTests
{
    public static TheoryData<string> Tensors() => Cases("tensor ");

    public static TheoryData<string> States() => Cases("state ");

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Tensor_FileFromPyTorch_ReadsAndWritesTheSameBytes(string name)
    {
        var golden = GoldenFile.Case("state", name);
        using var expected = golden.Entries.Single().Tensor.Make();

        using var loaded = Tensor.Load(new MemoryStream(golden.File));

        Assert.Equal(expected.dtype, loaded.dtype);
        Assert.Equal(expected.shape, loaded.shape);
        Assert.Equal(Values.Of(expected), Values.Of(loaded));
        Assert.Equal(golden.File, Saved(loaded));
    }

    [EmbeddedFact("TorchSharp asks for contiguous() first")]
    public void Tensor_Transposed_IsWrittenInRowMajorOrder()
    {
        var golden = GoldenFile.Case("state", "tensor float32 transposed");
        using var rows = golden.Entries.Single().Tensor.Make();
        using var columns = rows.t().contiguous().t(); // the same values, the memory the other way round

        Assert.False(columns.is_contiguous());
        Assert.Equal(golden.File, Saved(columns));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void State_FileFromPyTorch_ReadsAndWritesTheSameBytes(string name)
    {
        var golden = GoldenFile.Case("state", name);
        var expected = golden.Entries;
        var targets = expected.ToDictionary(e => e.Name, e => zeros(e.Tensor.Shape, dtype: e.Tensor.Dtype));
        using var module = new Holder(targets);
        var loaded = new Dictionary<string, bool>();

        module.load(new MemoryStream(golden.File), loadedParameters: loaded);

        Assert.Equal(expected.ToDictionary(e => e.Name, _ => true), loaded);
        foreach (var (key, tensor) in expected)
        {
            using var wanted = tensor.Make();
            Assert.Equal(Values.Of(wanted), Values.Of(targets[key]));
        }
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        nn.Module.save_state_dict(writer, targets);
        writer.Flush();
        Assert.Equal(golden.File, stream.ToArray());
    }

    [EmbeddedFact("TorchSharp's Sequential keeps no buffers of its own")]
    public void Module_LoadedFromPyTorch_IsWrittenParametersBeforeBuffers()
    {
        using var net = SmallNet();
        net.load(new MemoryStream(GoldenFile.Case("state", "state in PyTorch's order").File));

        using var stream = new MemoryStream();
        net.save(stream);

        Assert.Equal(GoldenFile.Case("state", "state parameters before buffers").File, stream.ToArray());
    }

    private static TheoryData<string> Cases(string prefix)
    {
        var chosen = new TheoryData<string>();
        foreach (var name in GoldenFile.AllNames("state").Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
            chosen.Add(name);
        return chosen;
    }

    private static byte[] Saved(Tensor tensor)
    {
        using var stream = new MemoryStream();
        tensor.Save(stream);
        return stream.ToArray();
    }

    private static Sequential SmallNet()
    {
        var conv = nn.Conv2d(2, 3, 3);
        conv.register_buffer("seen", zeros(2, dtype: ScalarType.Bool));
        var net = nn.Sequential(conv, nn.Linear(4, 2, dtype: ScalarType.Float64));
        net.register_buffer("Zähler", tensor(0L));
        return net;
    }

    /// <summary>A module whose state is a given dictionary, in its order.</summary>
    private sealed class Holder(Dictionary<string, Tensor> state) : nn.Module(nameof(Holder))
    {
        public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null) =>
            state;
    }
}
