using System.Runtime.InteropServices;
using CourseKit.Torch.Tests.Errors;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Autograd;

/// <summary>What is recorded: leaves, propagation of requires_grad, no_grad, detach.</summary>
public sealed class GradModeTests
{
    [Fact]
    public void RequiresGrad_AnyInputRequires_OutputRequires()
    {
        var (x, y) = (Values.Leaf(1f), tensor(new[] { 2f }));

        Assert.True((x * y).requires_grad);
        Assert.True((y + x).requires_grad);
        Assert.False((y * y).requires_grad);
        Assert.False(x.gt(y).requires_grad);
        Assert.False(x.argmax().requires_grad);
    }

    [Fact]
    public void IsLeaf_LeafAndResult_DifferAsInPyTorch()
    {
        var x = Values.Leaf(1f);

        Assert.True(x.is_leaf);
        Assert.False((x * 2).is_leaf);
        Assert.True((tensor(new[] { 2f }) * 2).is_leaf);
    }

    [Fact]
    public void Grad_OfResult_IsNull()
    {
        var y = Values.Leaf(1f) * 2;

        y.sum().backward();

        Assert.Null(y.grad);
    }

    [Fact]
    public void Grad_BeforeBackwardOrNotRequired_IsNull()
    {
        var (x, frozen) = (Values.Leaf(1f), tensor(new[] { 2f }));
        Assert.Null(x.grad);

        (x * frozen).sum().backward();

        Assert.NotNull(x.grad);
        Assert.Null(frozen.grad);
    }

    [Fact]
    public void NoGrad_Inside_NothingIsRecorded()
    {
        var x = Values.Leaf(1f);

        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            Assert.False((x * 2).requires_grad);
        }

        Assert.True(is_grad_enabled());
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void NoGrad_LeftByException_RecordsAgain()
    {
        void Leave()
        {
            using (no_grad()) throw new InvalidOperationException("out");
        }

        Assert.Throws<InvalidOperationException>(Leave);

        Assert.True((Values.Leaf(1f) * 2).requires_grad);
    }

    [Fact]
    public void NoGrad_OnOneThread_DoesNotReachAnother()
    {
        using var off = no_grad();

        Assert.True(OtherThread.Run(is_grad_enabled));
    }

    [EmbeddedFact("TorchSharp restores the mode of the thread that disposes")]
    public void NoGrad_LeftOnAnotherThread_RestoresTheThreadItWasSetOn()
    {
        var off = no_grad();

        OtherThread.Run(() =>
        {
            off.Dispose();
            return 0;
        });

        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void Detach_Result_SharesMemoryButNotHistory()
    {
        var x = Values.Leaf(1f, 2f);
        var y = x * 2;
        var cut = y.detach();

        Assert.False(cut.requires_grad);
        Assert.True(cut.is_leaf);
        cut.add_(10);
        Assert.Equal([12, 14], Values.Of(y));
        (y.sum() + (cut * cut).sum()).backward();
        Assert.Equal([2, 2], Values.Of(x.grad!));
    }

    [EmbeddedFact("TorchSharp ignores it")]
    public void RequiresGrad_SwitchedOffOnAResult_Throws()
    {
        var y = Values.Leaf(1f) * 2;

        Fails.With<ExternalException>(() => y.requires_grad = false, "leaf");
    }

    [Fact]
    public void ToType_Float64_GradientComesBackInTheLeafsType()
    {
        var x = Values.Leaf(1f, 2f);

        (x.to_type(ScalarType.Float64) * 3).sum().backward();

        Assert.Equal(ScalarType.Float32, x.grad!.dtype);
        Assert.Equal([3, 3], Values.Of(x.grad!));
    }
}
