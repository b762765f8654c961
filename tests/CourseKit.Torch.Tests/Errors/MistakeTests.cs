using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using static TorchSharp.torch.optim;

namespace CourseKit.Torch.Tests.Errors;

/// <summary>Mistakes in settings and missing arguments: each is named where it is made, never a NullReferenceException.</summary>
public sealed class MistakeTests
{
    [EmbeddedFact("TorchSharp lets the runtime find the null")]
    public void MissingTensor_NamesTheArgument()
    {
        Assert.Throws<ArgumentNullException>(() => { _ = ones(2) + (Tensor)null!; });
        Assert.Throws<ArgumentNullException>(() => { ones(2).maximum(null!); });
        Assert.Throws<ArgumentNullException>(() => { ones(2, 2).matmul(null!); });
        Assert.Throws<ArgumentNullException>(() => { nn.Linear(2, 2).call(null!); });
        Assert.Throws<ArgumentNullException>(() => { cross_entropy(ones(2, 3), null!); });
        Assert.Throws<ArgumentNullException>(() => { nn.Sequential((nn.Module<Tensor, Tensor>)null!); });
    }

    [Fact]
    public void CrossEntropy_WeightsOfOtherClasses_NamesBoth()
    {
        var targets = tensor(new long[] { 0, 1 });
        Fails.With<ExternalException>(() => cross_entropy(ones(2, 3), targets, ones(4)), "3 classes", "[4]");
        Fails.With<ExternalException>(() => nll_loss(ones(2, 3), targets, ones(3, 1)), "3 classes", "[3, 1]");
    }

    [EmbeddedFact("TorchSharp makes the schedule")]
    public void Schedule_SettingsThatMakeNoSchedule_Throw()
    {
        var sgd = SGD(nn.Linear(2, 2).parameters(), 0.1);
        Fails.With<ArgumentException>(() => lr_scheduler.StepLR(sgd, 0), "step_size", "0");
        Fails.With<ArgumentException>(() => lr_scheduler.CosineAnnealingLR(sgd, 0), "T_max");
        Assert.Throws<ArgumentNullException>(() => { lr_scheduler.LambdaLR(sgd, null!); });
        Assert.Throws<ArgumentNullException>(() => { lr_scheduler.MultiStepLR(sgd, null!); });
    }

    [EmbeddedFact("TorchSharp steps over nothing")]
    public void Optimiser_WithoutParameters_ThrowsWhenItSteps() =>
        Fails.With<InvalidOperationException>(() => SGD(System.Array.Empty<Parameter>(), 0.1).step(), "SGD", "empty parameter list");

    [EmbeddedFact("TorchSharp lets the runtime find the wrong type")]
    public void Optimiser_StateOfAnother_NamesBoth()
    {
        var adam = Adam(nn.Linear(2, 2).parameters());
        Fails.With<ArgumentException>(() => SGD(nn.Linear(2, 2).parameters(), 0.1).load_state_dict(adam.state_dict()), "SGD", "Adam");
    }

    [EmbeddedFact("TorchSharp makes the layer")]
    public void Embedding_PaddingRowOutsideTheTable_NamesBoth() =>
        Fails.With<ArgumentException>(() => nn.Embedding(3, 2, padding_idx: 5), "5", "3 rows");

    [EmbeddedFact("TorchSharp computes on other devices")]
    public void Device_OtherThanTheCpu_IsAnInvalidOperation()
    {
        Fails.With<InvalidOperationException>(() => ones([2], device: CUDA), "cuda", "CPU");
        Fails.With<InvalidOperationException>(() => ones(2).cuda(), "cuda", "CPU");
        Fails.With<InvalidOperationException>(() => nn.Linear(2, 2).cuda(), "cuda", "CPU");
    }

    [Fact]
    public void Rand_OfIntegersOfAnySize_IsAnArgumentException()
    {
        foreach (var type in new[] { ScalarType.Byte, ScalarType.Int8, ScalarType.Int16, ScalarType.Int32, ScalarType.Int64 })
            Fails.With<ArgumentException>(() => rand(3, dtype: type), type.ToString());
    }
}
