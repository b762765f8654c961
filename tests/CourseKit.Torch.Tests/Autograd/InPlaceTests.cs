using System.Runtime.InteropServices;
using CourseKit.Torch.Tests.Errors;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Autograd;

/// <summary>In-place changes: forbidden on leaves and on what backward still needs, recorded everywhere else.</summary>
public sealed class InPlaceTests
{
    private const string Modified = "modified by an inplace operation";

    [EmbeddedFact("TorchSharp's zero_ gives other words")]
    public void InPlace_OnLeaf_Throws()
    {
        var x = Values.Leaf(1f, 2f);

        Fails.With<ExternalException>(() => x.add_(1), "leaf", "in-place");
        Fails.With<ExternalException>(() => x.zero_(), "leaf", "in-place");
        Fails.With<ExternalException>(() => x.mul_(x), "leaf", "in-place");
    }

    [Fact]
    public void InPlace_OnViewOfLeaf_Throws()
    {
        var x = Values.Leaf(1f, 2f);

        Fails.With<ExternalException>(() => x.narrow(0, 0, 1).add_(1), "view", "leaf", "in-place");
    }

    [Fact]
    public void InPlace_OnLeafUnderNoGrad_Works()
    {
        var x = Values.Leaf(1f, 2f);

        using (no_grad()) x.sub_(tensor(new[] { 0.5f, 0.5f }));

        Assert.Equal([0.5, 1.5], Values.Of(x));
        Assert.True(x.requires_grad && x.is_leaf);
    }

    [Fact]
    public void InPlace_OnSavedOutput_BackwardThrows()
    {
        var y = Values.Leaf(1f, 2f).exp();
        y.add_(1);

        Fails.With<ExternalException>(() => y.sum().backward(), Modified);
    }

    [Fact]
    public void InPlace_OnSavedInput_BackwardThrows()
    {
        var a = Values.Leaf(1f, 2f) * 1;
        var y = a * a;
        a.mul_(2);

        Fails.With<ExternalException>(() => y.sum().backward(), Modified);
    }

    [Fact]
    public void InPlace_ThroughAViewOfASavedTensor_BackwardThrows()
    {
        var y = Values.Leaf(1f, 2f).exp();
        y.detach().narrow(0, 0, 1).zero_();

        Fails.With<ExternalException>(() => y.sum().backward(), Modified);
    }

    [Fact]
    public void InPlace_OnWhatBackwardDoesNotNeed_IsRecorded()
    {
        var x = Values.Leaf(1f, 2f);
        var y = x + 1;

        y.mul_(3);
        y.sum().backward();

        Assert.Equal([6, 9], Values.Of(y));
        Assert.Equal([3, 3], Values.Of(x.grad!));
    }

    [Fact]
    public void InPlace_WithTensorThatRequiresGrad_MakesTheTargetRequireIt()
    {
        var x = Values.Leaf(1f, 2f);
        var y = zeros(2);

        y.add_(x);
        (y * y).sum().backward();

        Assert.True(y.requires_grad);
        Assert.Equal([2, 4], Values.Of(x.grad!));
    }

    [Fact]
    public void InPlace_OnAView_ChangesTheBase()
    {
        var x = zeros(2, 3);

        x.t().select(0, 1).fill_(5);

        Assert.Equal([0, 5, 0, 0, 5, 0], Values.Of(x));
    }

    [Fact]
    public void Copy_IntoAPart_ChangesThatPartOnly()
    {
        var y = tensor(new[] { 1f, 2f, 3f });

        y.narrow(0, 1, 1).copy_(tensor(new[] { 7f }));

        Assert.Equal([1, 7, 3], Values.Of(y));
    }

    [Fact]
    public void Pow_ResultChangedInPlace_KeepsItsGradient()
    {
        var x = Values.Leaf(4f, 9f);
        var root = x.pow(0.5);

        root.add_(1).sum().backward();

        Assert.Equal([0.25f, 1 / 6f], x.grad!.data<float>().ToArray());
    }
}
