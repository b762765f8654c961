using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Tensors;

/// <summary>Tensors from nothing, from numbers and from arrays: type, shape, values.</summary>
public sealed class CreationTests
{
    [Fact]
    public void Zeros_OnesFull_ShapeTypeAndValues()
    {
        Assert.Equal([2, 3], zeros(2, 3).shape);
        Assert.Equal(ScalarType.Float32, zeros(2, 3).dtype);
        Assert.Equal([1, 1], Values.Of(ones(2, dtype: ScalarType.Int64)));
        Assert.Equal([2.5, 2.5], Values.Of(full(2, 2.5)));
        Assert.Equal([0, 3], zeros(0, 3).shape);
        Assert.True(zeros([2], requires_grad: true).requires_grad);
    }

    [Fact]
    public void Arange_WholeAndFractionalBounds_TypesAndValuesAreTorchs()
    {
        Assert.Equal(ScalarType.Int64, arange(4).dtype);
        Assert.Equal([0, 1, 2, 3], Values.Of(arange(4)));
        Assert.Equal([2, 5, 8], Values.Of(arange(2, 10, 3)));
        Assert.Equal(ScalarType.Float32, arange(0.0, 1.0, 0.25).dtype);
        Assert.Equal([0, 0.25, 0.5, 0.75], Values.Of(arange(0.0, 1.0, 0.25)));
    }

    [Fact]
    public void LinspaceAndEye_Values()
    {
        TensorAssert.Near([-1, -0.5, 0, 0.5, 1], Values.Of(linspace(-1, 1, 5)), Tolerance.Float32, strict: false, "linspace");
        Assert.Equal([1, 0, 0, 1], Values.Of(eye(2)));
        Assert.Equal([1, 0, 0, 0, 1, 0], Values.Of(eye(2, 3)));
    }

    [Fact]
    public void Tensor_FromArrays_KeepsTypeAndShape()
    {
        Assert.Equal(ScalarType.Float32, tensor(new[] { 1f, 2f }).dtype);
        Assert.Equal(ScalarType.Float64, tensor(new[] { 1.0, 2.0 }).dtype);
        Assert.Equal(ScalarType.Int64, tensor(new long[] { 1, 2 }).dtype);
        Assert.Equal(ScalarType.Int32, tensor(new[] { 1, 2 }).dtype);
        Assert.Equal(ScalarType.Byte, tensor(new byte[] { 1, 2 }).dtype);
        Assert.Equal(ScalarType.Bool, tensor(new[] { true, false }).dtype);
        Assert.Equal([2, 2], tensor(new float[,] { { 1, 2 }, { 3, 4 } }).shape);
        Assert.Equal([1, 2, 3, 4], Values.Of(tensor(new float[,] { { 1, 2 }, { 3, 4 } })));
        Assert.Equal([], tensor(3f).shape);
    }

    [Fact]
    public void Tensor_FromAnArrayChangedLater_KeepsItsOwnValues()
    {
        float[] numbers = [1, 2];
        var x = tensor(numbers);

        numbers[0] = 9;

        Assert.Equal([1, 2], Values.Of(x));
    }

    [Fact]
    public void Likes_OfATensor_ShareShapeAndType()
    {
        var x = zeros([2, 3], dtype: ScalarType.Float64);

        Assert.Equal([2, 3], ones_like(x).shape);
        Assert.Equal(ScalarType.Float64, ones_like(x).dtype);
        Assert.Equal(ScalarType.Int64, zeros_like(x, dtype: ScalarType.Int64).dtype);
    }

    [Fact]
    public void RandomDraws_AnySeed_StayInTheirRanges()
    {
        Assert.All(Values.Of(rand(1000)), v => Assert.True(v is >= 0 and < 1));
        Assert.All(Values.Of(randint(3, 7, [1000])), v => Assert.True(v is >= 3 and < 7));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (double)i), Values.Of(randperm(100)).Order());
        var normal = Values.Of(randn(10_000));
        Assert.InRange(normal.Average(), -0.05, 0.05); // five standard errors
        Assert.InRange(normal.Select(v => v * v).Average(), 0.9, 1.1);
    }
}
