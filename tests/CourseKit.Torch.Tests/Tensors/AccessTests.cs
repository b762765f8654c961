using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Tensors;

/// <summary>Reading and writing elements, operators with every kind of number, views and their strides.</summary>
public sealed class AccessTests
{
    private static Tensor Matrix => arange(6, dtype: ScalarType.Float32).reshape(2, 3);

    [Fact]
    public void Indexer_NumbersAndRanges_PickWhatTheySay()
    {
        var x = Matrix;

        Assert.Equal(5, x[1, 2].item<float>());
        Assert.Equal([3, 4, 5], Values.Of(x[1]));
        Assert.Equal([3, 4, 5], Values.Of(x[-1]));
        Assert.Equal([1, 4], Values.Of(x[TensorIndex.Colon, 1]));
        Assert.Equal([1, 2, 4, 5], Values.Of(x[TensorIndex.Ellipsis, 1..]));
        Assert.Equal([2, 5], Values.Of(x[.., ^1]));
        Assert.Equal([2, 1, 3], x[TensorIndex.Colon, TensorIndex.None].shape);
    }

    [Fact]
    public void Indexer_Set_WritesThrough()
    {
        var x = Matrix;

        x[0, 1] = 9f;
        x[1] = zeros(3);
        x[TensorIndex.Colon, 2] = tensor(new[] { 7f, 8f });

        Assert.Equal([0, 9, 7, 0, 0, 8], Values.Of(x));
    }

    [Fact]
    public void Data_Accessor_ReadsAndWritesTheTensor()
    {
        var x = Matrix;
        var data = x.data<float>();

        Assert.Equal(6, data.Count);
        Assert.Equal(5, data[1, 2]);
        data[0, 0] = 42;
        Assert.Equal(42, x[0, 0].item<float>());
        Assert.Equal([42, 1, 2, 3, 4, 5], data.ToArray());
    }

    [Fact]
    public void Operators_EveryKindOfNumberOnEitherSide_KeepFloat32()
    {
        var x = tensor(new[] { 4f });
        (Tensor Got, double Expected)[] results =
        [
            (x + 2, 6), (2 + x, 6), (x - 2L, 2), (2L - x, -2), (x * 0.5, 2), (0.5 * x, 2), (x / 2f, 2), (2f / x, 0.5), (-x, -4),
            (x + (Scalar)1, 5), ((Scalar)1 - x, -3),
        ];

        Assert.All(results, r =>
        {
            Assert.Equal(ScalarType.Float32, r.Got.dtype);
            Assert.Equal([r.Expected], Values.Of(r.Got));
        });
    }

    [Fact]
    public void Operators_Compare_GiveBooleans()
    {
        var x = tensor(new[] { 1f, 2f, 3f });

        Assert.Equal([0, 0, 1], Values.Of(x > 2));
        Assert.Equal([1, 1, 0], Values.Of(x <= 2));
        Assert.Equal([0, 1, 0], Values.Of(x == 2));
        Assert.Equal(ScalarType.Bool, (x < tensor(new[] { 2f, 2f, 2f })).dtype);
    }

    [Fact]
    public void Strides_OfViews_ShareTheBasesMemory()
    {
        var x = Matrix;
        var (turned, part) = (x.t(), x.narrow(1, 1, 2));

        Assert.Equal([1, 3], turned.stride());
        Assert.False(turned.is_contiguous());
        Assert.True(turned.contiguous().is_contiguous());
        Assert.Equal(1, part.storage_offset());
        x.fill_(8);
        Assert.All(Values.Of(turned).Concat(Values.Of(part)), v => Assert.Equal(8, v));
    }

    [Fact]
    public void Item_OneElement_IsItsValue()
    {
        Assert.Equal(2.5f, tensor(2.5f).item<float>());
        Assert.Equal(7L, tensor(new long[,] { { 7 } }).item<long>());
        Assert.Equal(2.5, tensor(2.5f).ToScalar().ToDouble());
        Assert.Equal(2.5f, (float)tensor(2.5f));
    }

    [Fact]
    public void Allclose_WithinTolerance_IsTrue()
    {
        Assert.True(ones(3).allclose(ones(3) + 1e-7f));
        Assert.False(ones(3).allclose(ones(3) * 1.1f));
    }
}
