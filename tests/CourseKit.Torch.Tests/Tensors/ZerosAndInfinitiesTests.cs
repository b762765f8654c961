using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Tensors;

/// <summary>What comes of -0, infinities, NaN and nothing at all; expected values from PyTorch 1.13.1.</summary>
[Collection(GlobalState.Name)]
public sealed class ZerosAndInfinitiesTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(19)]
    public void Relu_OfMinusZero_StaysMinusZero(int count)
    {
        var y = full(count, -0.0f).relu();

        Assert.All(y.data<float>().ToArray(), v => Assert.True(v == 0 && float.IsNegative(v)));
    }

    [EmbeddedFact("libtorch 2.10 has no number there")]
    public void Lerp_TowardInfinity_GoesFromTheNearerEnd()
    {
        var (start, end) = (tensor(new[] { -1f, float.PositiveInfinity }), tensor(new[] { float.PositiveInfinity, -1f }));

        Assert.Equal([float.PositiveInfinity, float.NaN], start.lerp(end, full(2, 0.3f)).data<float>().ToArray());
        Assert.Equal([float.NaN, float.PositiveInfinity], start.lerp(end, full(2, 0.7f)).data<float>().ToArray());
        Assert.Equal([float.NegativeInfinity], zeros(1).lerp(full(1, float.PositiveInfinity), full(1, -1f)).data<float>().ToArray());
    }

    [Fact]
    public void NormGradient_AtZeroOfSlopeNaN_IsNaN()
    {
        using var x = zeros(2, requires_grad: true);

        x.dist(zeros(2)).mul((Scalar)float.NaN).backward();

        Assert.All(x.grad!.data<float>().ToArray(), v => Assert.True(float.IsNaN(v)));
    }

    [Fact]
    public void AmaxGradient_OfNaN_IsNaN()
    {
        using var x = tensor(new[] { 1f, float.NaN }, requires_grad: true);

        x.amax([]).backward();

        Assert.All(x.grad!.data<float>().ToArray(), v => Assert.True(float.IsNaN(v)));
    }

    [Fact]
    public void QuantileGradient_OfNaN_GoesToNaN()
    {
        using var x = tensor(new[] { float.NaN, 1f, 2f }, requires_grad: true);

        x.quantile(tensor(0.25f)).backward();

        Assert.Equal([1f, 0f, 0f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Einsum_OfNothing_IsEmpty()
    {
        Assert.Equal([0L, 3], einsum("ij,jk->ik", zeros(0, 2), zeros(2, 3)).shape);
        Assert.Equal(0, einsum("ij,jk->ik", zeros(2, 0), zeros(0, 3)).sum().item<float>());
    }

    [Fact]
    public void Median_OfNoWholeNumbers_IsTheSmallest()
    {
        Assert.Equal(long.MinValue, zeros(0, dtype: ScalarType.Int64).median().item<long>());
        Assert.Equal(int.MinValue, zeros(0, dtype: ScalarType.Int32).median().item<int>());
    }

    [Fact]
    public void LogSoftmax_AlongAnyDimension_LiesInRowMajorOrder() =>
        Assert.Equal([2L, 6, 1, 1, 9], rand(2, 6, 3, 3).log_softmax(1).view(2, 6, 1, 1, -1).shape);

    [Fact]
    public void CumprodGradient_NaNBehindAZero_StaysThere()
    {
        using var x = tensor(new[] { -0.5f, 0f, 2f, 0f, 3f }, requires_grad: true);

        x.cumprod(0).backward([tensor(new[] { 1f, float.NaN, 2f, float.PositiveInfinity, 5f })]);

        Assert.Equal([1f, float.NaN, 0f, 0f, 0f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Addmm_BetaZero_LeavesNaNOut() =>
        Assert.Equal([2f, 2f, 2f, 2f], full(2, 2, float.NaN).addmm(ones(2, 2), ones(2, 2), beta: 0).data<float>().ToArray());
}
