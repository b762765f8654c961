using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Saving;

/// <summary>What loading a module accepts, refuses and reports.</summary>
[Collection(GlobalState.Name)]
public sealed class ModuleFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"coursekit-{Guid.NewGuid():N}.dat");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void SaveAndLoad_File_RestoresEveryBit()
    {
        using var first = nn.Sequential(nn.Conv2d(1, 2, 3), nn.Linear(5, 4));
        using var second = nn.Sequential(nn.Conv2d(1, 2, 3), nn.Linear(5, 4));

        Assert.Same(first, first.save(_path));
        Assert.Same(second, second.load(_path));

        Assert.Equal(first.parameters(), second.parameters());
        Assert.True(second.parameters().All(p => p.requires_grad && p.is_leaf));
    }

    [Fact]
    public void Save_OverAnOlderFile_ReplacesItAndLeavesNothingBeside()
    {
        using var net = nn.Linear(2, 2);
        File.WriteAllBytes(_path, new byte[10_000]);

        net.save(_path);

        Assert.Equal(1 + (7 + 4 + 16) + (5 + 3 + 8), new FileInfo(_path).Length);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_path)!, Path.GetFileName(_path) + "*"));
    }

    [Fact]
    public void Load_NamesInSkip_StayAsTheyAreWhateverTheirShape()
    {
        using var net = nn.Linear(100, 10);
        net.save(_path);
        using var other = nn.Linear(7, 10);
        var before = Values.Of(other.weight);

        other.load(_path, skip: ["weight"]);

        Assert.Equal(before, Values.Of(other.weight));
        Assert.Equal(Values.Of(net.bias!), Values.Of(other.bias!));
    }

    [Fact]
    public void Load_NotStrict_TakesWhatFitsAndReportsTheRest()
    {
        using var saved = nn.Sequential(("a", nn.Linear(3, 2)), ("gone", nn.Linear(2, 2)));
        saved.save(_path);
        using var net = nn.Sequential(("a", nn.Linear(3, 2)), ("new", nn.Linear(4, 4)));
        var loaded = new Dictionary<string, bool>();

        net.load(_path, strict: false, loadedParameters: loaded);

        Assert.Equal(Values.Of(saved.get_parameter("a.weight")), Values.Of(net.get_parameter("a.weight")));
        Assert.Equal(
            new Dictionary<string, bool> { ["a.weight"] = true, ["a.bias"] = true, ["gone.weight"] = false, ["gone.bias"] = false },
            loaded);
    }

    [EmbeddedFact("TorchSharp has loaded what came before")]
    public void Load_StrictWithOtherNames_RaisesAndChangesNothing()
    {
        using var saved = nn.Sequential(("a", nn.Linear(3, 2)), ("b", nn.Linear(2, 2)));
        saved.save(_path);
        using var net = nn.Sequential(("a", nn.Linear(3, 2)), ("c", nn.Linear(2, 2)));
        var before = Values.Of(net.get_parameter("a.weight"));

        var error = Assert.Throws<ArgumentException>(() => net.load(_path));

        Assert.Contains("'b.weight'", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Values.Of(net.get_parameter("a.weight")));
    }

    [Fact]
    public void Load_StrictWithEntriesLeftOut_Raises()
    {
        using var net = nn.Linear(3, 2);
        net.save(_path, skip: ["weight"]);

        Assert.Contains("expected 2, but found 1", Assert.Throws<ArgumentException>(() => net.load(_path)).Message,
            StringComparison.Ordinal);
        net.load(_path, strict: false);
    }

    [EmbeddedFact("TorchSharp names neither tensor nor shapes")]
    public void Load_OtherShapeOrType_NamesBoth()
    {
        using var net = nn.Linear(3, 2);
        net.save(_path);

        var shape = Assert.Throws<ArgumentException>(() => nn.Linear(4, 2).load(_path));
        var type = Assert.Throws<ArgumentException>(() => nn.Linear(3, 2, dtype: ScalarType.Float64).load(_path));

        Assert.Contains("'weight' is [2, 4], the file has [2, 3]", shape.Message, StringComparison.Ordinal);
        Assert.Contains("'weight' is Float64, the file has Float32", type.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoSuchFile_NamesIt()
    {
        using var net = nn.Linear(3, 2);

        Assert.Contains(_path, Assert.Throws<FileNotFoundException>(() => net.load(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WhileGradientsAreRecorded_WritesLeavesInPlace()
    {
        using var net = nn.Linear(3, 2);
        net.save(_path);
        using var loss = net.call(ones(1, 3)).sum();
        var weight = net.weight;

        net.load(_path);

        Assert.Same(weight, net.weight);
        loss.backward();
        Assert.NotNull(net.weight.grad);
    }

    [Fact]
    public void SaveStateDict_Reader_StaysOpenForWhatFollows()
    {
        using var net = nn.Linear(3, 2);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            net.save(writer);
            writer.Write("what follows");
        }
        stream.Position = 0;
        using var reader = new BinaryReader(stream);

        net.load(reader);

        Assert.Equal("what follows", reader.ReadString());
    }
}
