using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Gradients;

/// <summary>Where the gradient of <c>clamp</c> between tensors goes at its limits. Values: PyTorch 1.13.</summary>
public sealed class ClampLimitsTests
{
    private const float None = float.NaN;

    [Theory]
    [InlineData(1, 1, 1, 1, 1, 0, 0)]
    [InlineData(0, 1, 1, 1, 0, 0, 0)]
    [InlineData(2, 1, 1, 1, 0, 0, 1)]
    [InlineData(None, None, None, None, 0, 0, 0)]
    [InlineData(1, None, None, None, 0, 0, 0)]
    [InlineData(1, 2, 0, 0, 0, 0, 1)]
    [InlineData(0, 2, 1, 1, 0, 0, 1)]
    [InlineData(3, 2, 1, 1, 0, 0, 1)]
    [InlineData(1, None, 2, None, 0, 0, 0)]
    [InlineData(None, 0, 1, None, 0, 0, 0)]
    [InlineData(1, 0, None, None, 0, 0, 0)]
    public void Clamp_BetweenTensors_GivesGradientToOneAtMost(float x, float min, float max, float y, float toX, float toMin, float toMax)
    {
        using var scope = NewDisposeScope();
        Tensor[] inputs = [tensor(x, requires_grad: true), tensor(min, requires_grad: true), tensor(max, requires_grad: true)];

        var clamped = inputs[0].clamp(inputs[1], inputs[2]);
        var gradients = autograd.grad([clamped], inputs);

        Assert.Equal(y, clamped.item<float>());
        Assert.Equal([toX, toMin, toMax], gradients.Select(g => g.item<float>()));
    }

    [Theory]
    [InlineData(1, 1, 1, 0, 1, 0)]
    [InlineData(0, 1, 0, 1, 1, 0)]
    [InlineData(2, 1, 1, 0, 0, 1)]
    [InlineData(None, 1, 0, 0, 0, 0)]
    [InlineData(1, None, 0, 0, 0, 0)]
    public void Clamp_OneLimit_GivesGradientToOneAtMost(float x, float limit, float below, float belowLimit, float above, float aboveLimit)
    {
        using var scope = NewDisposeScope();
        Tensor[] inputs = [tensor(x, requires_grad: true), tensor(limit, requires_grad: true)];

        var raised = autograd.grad([inputs[0].clamp(min: inputs[1])], inputs);
        var lowered = autograd.grad([inputs[0].clamp(max: inputs[1])], inputs);

        Assert.Equal([below, belowLimit], raised.Select(g => g.item<float>()));
        Assert.Equal([above, aboveLimit], lowered.Select(g => g.item<float>()));
    }
}
