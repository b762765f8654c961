using CourseKit.Weights;
using static TorchSharp.torch;

namespace CourseKit.Tests.WeightsTests;

public sealed class TorchFileTests
{
    [Theory]
    [InlineData("zip.pth")]
    [InlineData("legacy.pth")]
    [InlineData("protocol4.pth")]
    [InlineData("checkpoint.pth")]
    public void Read_StateDict_HasPyTorchsNamesShapesAndNumbers(string file)
    {
        var weights = WeightFile.Read(Samples.Path(file));

        var expected = Samples.Expected.GetProperty("state").EnumerateObject().ToArray();
        Assert.Equal(expected.Select(entry => entry.Name), weights.Keys);
        Assert.All(expected, entry => Assert.Equal(Samples.Numbers(entry.Value), Values(weights[entry.Name])));
        Assert.Equal([3L, 2L, 3L, 3L], weights["conv.weight"].Shape);
        Assert.Empty(weights["bn.num_batches_tracked"].Shape);
    }

    [Theory]
    [InlineData("strided.pth")]
    [InlineData("strided-legacy.pth")]
    public void Read_StridedTensors_AreLaidOutInOrder(string file)
    {
        var weights = WeightFile.Read(Samples.Path(file));

        Assert.All(Samples.Expected.GetProperty("strided").EnumerateObject(),
            entry => Assert.Equal(Samples.Numbers(entry.Value), Values(weights[entry.Name])));
        Assert.Equal([6L, 4L], weights["transposed"].Shape);
        Assert.Equal([3L, 2L], weights["expanded"].Shape);
        Assert.Equal([0L, 3L], weights["empty"].ToTensor().shape);
    }

    [Fact]
    public void Read_EveryElementType_KeepsItsNumbers()
    {
        var weights = WeightFile.Read(Samples.Path("types.pth"));

        Assert.All(Samples.Expected.GetProperty("types").EnumerateObject(),
            entry => Assert.Equal(Samples.Numbers(entry.Value), Values(weights[entry.Name])));
        Assert.Equal(ScalarType.Float32, weights["float16"].ToTensor().dtype);
        Assert.Equal(ScalarType.Float64, weights["float64"].ToTensor().dtype);
        Assert.Equal(ScalarType.Bool, weights["bool"].ToTensor().dtype);
    }

    [Theory]
    [InlineData("hostile-system.pth", "posix.system")]
    [InlineData("hostile-eval.pth", "__builtin__.eval")]
    [InlineData("hostile-plain.pkl", "posix.mkdir")]
    [InlineData("module.pth", "torch.nn.modules.container.Sequential")]
    public void Read_PickleThatNamesCode_IsRefusedByName(string file, string name)
    {
        var error = Assert.Throws<CourseKitException>(() => WeightFile.Read(Samples.Path(file)));

        Assert.Contains($"it asks for '{name}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("torch.save(model.state_dict(), path)", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists("hostile-was-here"));
    }

    [Fact]
    public void Read_ZipBomb_IsRefusedBeforeItUnfolds()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<CourseKitException>(() => WeightFile.Read(Samples.Path("hostile-bomb.pth")));

        Assert.Contains("is compressed, which torch.save never does", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);     // it would unfold to 200 MB
    }

    // TorchSharp gives no array of no elements.
    private static float[] Values(WeightTensor weights) =>
        weights.Shape.Contains(0) ? [] : weights.ToTensor().to(float32).data<float>().ToArray();
}
