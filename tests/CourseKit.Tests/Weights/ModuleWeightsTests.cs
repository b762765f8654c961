using CourseKit.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.WeightsTests;

public sealed class ModuleWeightsTests
{
    [Theory]
    [InlineData("zip.pth")]
    [InlineData("legacy.pth")]
    [InlineData("parallel.pth")]
    [InlineData("exchange.dat")]
    [InlineData("exchange.safetensors")]
    public void LoadWeights_PyTorchsFile_GivesPyTorchsOutput(string file)
    {
        using var scope = NewDisposeScope();
        var model = Samples.Model();
        var report = model.LoadWeights(Samples.Path(file));
        model.eval();

        var y = model.call(Samples.Input());

        Assert.True(report.Complete);
        Assert.All(Samples.Numbers(Samples.Expected.GetProperty("y")).Zip(y.data<float>().ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void SaveWeights_LoadedElsewhere_GivesTheSameOutput()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var (first, second) = (Samples.Model(), Samples.Model());
        first.SaveWeights(folder.File("model.safetensors"));
        second.LoadWeights(folder.File("model.safetensors"));

        Assert.Equal(first.call(Samples.Input()).data<float>().ToArray(), second.call(Samples.Input()).data<float>().ToArray());
    }

    [Fact]
    public void LoadWeights_TorchSharpsFile_GivesTheSameOutput()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var (first, second) = (Samples.Model(), Samples.Model());
        first.save(folder.File("model.dat"));
        second.LoadWeights(folder.File("model.dat"));

        Assert.Equal(first.call(Samples.Input()).data<float>().ToArray(), second.call(Samples.Input()).data<float>().ToArray());
    }

    [Fact]
    public void Save_ModelOfAFile_WritesThatFilesBytes()
    {
        // The file is by the description of the format alone: what this engine writes, every other reads.
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var model = Samples.Model();
        model.LoadWeights(Samples.Path("exchange.dat"));

        model.save(folder.File("again.dat"));

        Assert.Equal(Samples.Bytes("exchange.dat"), File.ReadAllBytes(folder.File("again.dat")));
    }

    [Fact]
    public void LoadWeights_AnotherModel_SaysWhatDoesNotFitAndChangesNothing()
    {
        using var scope = NewDisposeScope();
        var model = Sequential(("conv", Conv2d(2, 3, 5)), ("head", Linear(2, 2)));
        var before = model.parameters().SelectMany(parameter => parameter.data<float>().ToArray()).ToArray();

        var error = Assert.Throws<CourseKitException>(() => model.LoadWeights(Samples.Path("zip.pth")));

        Assert.Contains("missing in the file: head.weight, head.bias", error.Message, StringComparison.Ordinal);
        Assert.Contains("unknown to the model: bn.weight, bn.bias, bn.running_mean", error.Message, StringComparison.Ordinal);
        Assert.Contains("conv.weight: model (3, 2, 5, 5), file (3, 2, 3, 3)", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.parameters().SelectMany(parameter => parameter.data<float>().ToArray()));
    }

    [Fact]
    public void LoadWeights_NotStrict_LoadsWhatFits()
    {
        using var scope = NewDisposeScope();
        var model = Sequential(("conv", Conv2d(2, 3, 3)), ("fc", Linear(12, 7)));

        var report = model.LoadWeights(Samples.Path("zip.pth"), strict: false);

        Assert.Equal(["conv.weight", "conv.bias"], report.Loaded);
        Assert.Equal(2, report.Mismatched.Count);
        Assert.False(report.Complete);
        Assert.Equal(Samples.Numbers(Samples.Expected.GetProperty("state").GetProperty("conv.bias")),
            model.get_parameter("conv.bias").data<float>().ToArray());
    }

    [Fact]
    public void LoadWeights_NoFile_SaysSo()
    {
        var error = Assert.Throws<CourseKitException>(() => Samples.Model().LoadWeights("nowhere.pth"));

        Assert.Equal("There is no weight file nowhere.pth.", error.Message);
    }
}
