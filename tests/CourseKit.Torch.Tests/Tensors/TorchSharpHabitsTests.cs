using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Tensors;

/// <summary>Habits of TorchSharp that differ from PyTorch's, or that its users lean on: the exact exception types among them.</summary>
public sealed class TorchSharpHabitsTests
{
    [Fact]
    public void Tensor_ArrayLongerThanTheShape_TakesTheFirstElements()
    {
        Assert.Equal([1, 2, 3], Values.Of(tensor(new[] { 1f, 2, 3, 4, 5 }, [3])));
        Assert.Equal([2, 3], Values.Of(tensor(new Memory<long>([1, 2, 3, 4], 1, 3), [2])));
        Assert.Throws<ArgumentException>(() => { tensor(new[] { 1f, 2 }, [3]); });
    }

    [Fact]
    public void Tensor_ListOfTruthValuesOrBytes_KeepsTheirType()
    {
        var mask = tensor((IList<bool>)[true, false, true, true], 2, 2);
        var pixels = tensor((IList<byte>)[1, 2, 3]);

        Assert.Equal((ScalarType.Bool, 3), (mask.dtype, mask.sum().item<long>()));
        Assert.Equal((ScalarType.Byte, 3), (pixels.dtype, pixels[2].item<byte>()));
    }

    [Fact]
    public void WrongArgument_IsAnArgumentException()
    {
        Assert.Throws<ArgumentException>(() => { rand(3, dtype: ScalarType.Int64); });
        Assert.Throws<ArgumentException>(() => { randn(3, dtype: ScalarType.Bool); });
        Assert.Throws<ArgumentException>(() => { 1.ToTensor(requires_grad: true); });
        Assert.Throws<ArgumentException>(() => { ones(3, dtype: ScalarType.Bool).positive(); });
        Assert.Throws<ArgumentException>(() => { ones(4, 4, 4).vsplit(3); });
        Assert.Throws<ArgumentException>(() => { ones(4, 4, 4).hsplit(3); });
        Assert.Throws<ArgumentException>(() => { ones(4, 4, 4).dsplit(3); });
        Assert.Throws<ArgumentException>(() => { ones(2).data<(float, float)>(); });
        Assert.Throws<ArgumentException>(() => { ones(1).item<short>(); });
    }

    [Fact]
    public void ScalarOrIndex_AsTensor_IsRefused()
    {
        Scalar number = 2;
        TensorIndex index = 2;

        Assert.Throws<InvalidOperationException>(() => { Tensor x = number; });
        Assert.Throws<InvalidOperationException>(() => { Tensor x = index; });
    }

    [EmbeddedFact("TorchSharp 0.107 fails on accessors of views")]
    public void Accessors_AreEqual_WhenTheirElementsAre()
    {
        var x = arange(6, dtype: ScalarType.Int32).reshape(2, 3);

        Assert.True(x.t().data<int>() == x.t().contiguous().data<int>());
        Assert.True(x.data<int>() != x.t().data<int>());
        Assert.False(x.data<int>().Equals(x[0].data<int>()));
    }

    [Fact]
    public void Randint_Size_TakesTuplesAndNumbers()
    {
        Assert.Equal([20, 10], randint(5, (20, 10)).shape);
        Assert.Equal([7], randint(2, 5, 7, ScalarType.Int32).shape);
    }

    [Fact]
    public void Mm_WholeNumbers_IsExact()
    {
        var x = arange(12, dtype: ScalarType.Int64).reshape(2, 2, 3);
        var y = arange(6, dtype: ScalarType.Int64).reshape(3, 2);

        Assert.Equal([10, 13, 28, 40, 46, 67, 64, 94], Values.Of(x.matmul(y)));
        Assert.Equal(1L << 60, tensor(new[] { 1L << 59, 1L << 59 }).reshape(1, 2).mm(ones(2, 1, ScalarType.Int64)).item<long>());
    }

    [Fact]
    public void Handle_TellsHandlesApart_AndThrowsOnceDisposed()
    {
        var x = ones(3);
        var other = x.alias();

        Assert.NotEqual(IntPtr.Zero, x.Handle);
        Assert.Equal(x.Handle, x.Handle);
        Assert.NotEqual(x.Handle, other.Handle);
        x.Dispose();
        Assert.Throws<InvalidOperationException>(() => x.Handle);
        Assert.NotEqual(IntPtr.Zero, other.Handle);
    }

    [Fact]
    public void Flip_OfATransposedTensor_StaysTransposed()
    {
        var turned = arange(12, ScalarType.Int32).reshape(3, 4).t().flip(1);

        Assert.False(turned.is_contiguous());
        Assert.Equal([1, 4], turned.stride());
        Assert.Equal([8, 4, 0, 9, 5, 1, 10, 6, 2, 11, 7, 3], turned.contiguous().data<int>().ToArray());
    }
}
