using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Autograd;

/// <summary>In-place writes through views of tensors that take part in differentiation.</summary>
public sealed class ViewWriteTests
{
    [Fact]
    public void Multiply_RowOfAResult_ScalesThatRowsGradientOnly()
    {
        var x = Values.Leaf([2, 2], 1, 2, 3, 4);
        var y = x * 1;

        y[0].mul_(10);
        y.sum().backward();

        Assert.Equal([10, 10, 1, 1], Values.Of(x.grad!));
    }

    [Fact]
    public void Assign_LeafIntoConstant_MakesTheConstantDependOnIt()
    {
        var x = Values.Leaf([2], 3, 4);
        var whole = zeros(3, 2, ScalarType.Float64);

        whole[1] = x * x;
        (whole * 2).sum().backward();

        Assert.Equal([12, 16], Values.Of(x.grad!));
        Assert.Equal([0, 0, 9, 16, 0, 0], Values.Of(whole));
    }

    [EmbeddedFact("TorchSharp's zero_ has no gradient")]
    public void View_MadeBeforeAWriteThroughAnother_FollowsIt()
    {
        var x = Values.Leaf([2, 2], 1, 2, 3, 4);
        var y = x * 1;
        var column = y.select(1, 0);

        y[0].zero_();
        column.sum().backward();

        Assert.Equal([0, 0, 1, 0], Values.Of(x.grad!));
    }

    [Fact]
    public void View_OfAWholeThatIsWritten_FollowsTheWhole()
    {
        var x = Values.Leaf([2], 1, 2);
        var y = x * 1;
        var part = y.narrow(0, 1, 1);

        y.mul_(5);
        part.sum().backward();

        Assert.Equal([0, 5], Values.Of(x.grad!));
    }

    [Fact]
    public void Write_ViewOfALeaf_Raises()
    {
        var x = Values.Leaf([2, 2], 1, 2, 3, 4);

        var error = Assert.Throws<ExternalException>(() => x[0].mul_(2));

        Assert.Contains("a view of a leaf Variable that requires grad", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ViewMadeUnderNoGrad_RaisesOnceItIsRecorded()
    {
        var y = Values.Leaf([2], 1, 2) * 1;
        Tensor part;
        using (no_grad()) part = y.narrow(0, 0, 1);

        var error = Assert.Throws<ExternalException>(() => part.mul_(2));

        Assert.Contains("created in no_grad mode", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ExpandedTensor_RaisesAndNamesTheReason()
    {
        var error = Assert.Throws<ExternalException>(() => zeros(1, 3).expand(2, 3).add_(1));

        Assert.Contains("more than one element of the written-to tensor refers to a single memory location", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void SecondDerivative_ThroughAWrite_EqualsTheFormula()
    {
        var x = Values.Leaf([2], 2, 3);
        var y = x * 1;
        y[1].mul_(x[0]);            // y = (x0, x0 x1)
        var first = autograd.grad([(y * y).sum()], [x], retain_graph: true, create_graph: true)[0];

        first[1].backward();        // d/dx1 = 2 x0^2 x1

        Assert.Equal([2 * 2 * 2 * 3, 2 * 2 * 2], Values.Of(x.grad!));
    }
}
