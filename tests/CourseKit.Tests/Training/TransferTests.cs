using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.TrainingTests;

public sealed class TransferTests
{
    [Fact]
    public void Copy_OtherNumberOfClasses_TakesAllButTheHead()
    {
        using var scope = NewDisposeScope();
        var (source, target) = (Net(26, 1), Net(10, 2));

        var kept = Transfer.Copy(source, target);

        Assert.Equal(["head.weight", "head.bias"], kept);
        Assert.All(target.named_parameters(), p =>
            Assert.Equal(p.name.StartsWith("head", StringComparison.Ordinal) ? 2 : 1, Mark(p.parameter)));
        Assert.All(source.parameters(), parameter => Assert.Equal(1, Mark(parameter)));
    }

    [Fact]
    public void Copy_TakesTheStatisticsOfNormalisations()
    {
        using var scope = NewDisposeScope();
        var (source, target) = (Net(10, 1), Net(10, 2));
        source.train();
        source.call(randn(4, 1, 6, 6) + 3);

        Assert.Empty(Transfer.Copy(source, target));
        var (from, to) = (source.state_dict()["norm.running_mean"], target.state_dict()["norm.running_mean"]);
        Assert.True(from.abs().max().item<float>() > 0);
        Assert.Equal(0, (from - to).abs().max().item<float>());
    }

    [Fact]
    public void FreezeAllBut_Head_CountsWhatLearns_AndOnlyThatMoves()
    {
        using var scope = NewDisposeScope();
        var model = Net(10, 0.1f);

        Assert.Equal(3 * 10 + 10, Transfer.FreezeAllBut(model, "head"));

        model.call(randn(2, 1, 6, 6)).square().sum().backward();
        optim.SGD(model.parameters().Where(p => p.requires_grad), 0.1).step();
        Assert.Equal(["head.bias", "head.weight"], model.named_parameters().Where(p => Mark(p.parameter) != 0.1f).Select(p => p.name)
            .Order());
    }

    [Fact]
    public void FreezeAllBut_NameThatBeginsALongerOne_LeavesThatFrozen()
    {
        using var model = Sequential(("conv1", Conv2d(1, 2, 3)), ("conv10", Conv2d(2, 3, 3)));

        Assert.Equal(2 * 9 + 2, Transfer.FreezeAllBut(model, "conv1"));
        Assert.Equal([true, true, false, false], model.parameters().Select(p => p.requires_grad));
    }

    [Fact]
    public void FreezeAllBut_CalledAgain_ThawsWhatIsNamedNow()
    {
        using var model = Net(10, 1);
        Transfer.FreezeAllBut(model, "head");

        Transfer.FreezeAllBut(model, "conv", "head");

        Assert.Equal(["conv.bias", "conv.weight", "head.bias", "head.weight"],
            model.named_parameters().Where(p => p.parameter.requires_grad).Select(p => p.name).Order());
    }

    [Fact]
    public void FreezeAllBut_NobodysName_NamesThoseThatThereAre()
    {
        using var model = Net(10, 1);

        var e = Assert.Throws<CourseKitException>(() => Transfer.FreezeAllBut(model, "fc"));
        Assert.Contains("head.weight", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_OneStep_MovesEachPartByItsOwnRate()
    {
        using var scope = NewDisposeScope();
        var model = Net(10, 1);
        var optimizer = Transfer.Rates(model, 0.01, momentum: 0, ("head", 0.5))([]);

        // The slope of a sum by each of its terms is 1.
        model.parameters().Select(p => p.sum()).Aggregate((a, b) => a + b).backward();
        optimizer.step();

        Assert.All(model.named_parameters(), p => Assert.Equal(
            p.name.StartsWith("head", StringComparison.Ordinal) ? 0.5f : 0.99f, Mark(p.parameter), 1e-5f));
    }

    private static Module<Tensor, Tensor> Net(long classes, float value)
    {
        var net = Sequential(("conv", Conv2d(1, 3, 3)), ("norm", BatchNorm2d(3)), ("mean", AdaptiveAvgPool2d(1)), ("flatten", Flatten()),
            ("head", Linear(3, classes)));
        using var noGrad = no_grad();
        foreach (var parameter in net.parameters())
            parameter.fill_(value);
        return net;
    }

    // The one value that a parameter is filled with.
    private static float Mark(Tensor parameter) => parameter.detach().flatten()[0].item<float>();
}
