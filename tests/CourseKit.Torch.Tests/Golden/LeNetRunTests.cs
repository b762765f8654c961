using CourseKit.Torch.Tests.Modules;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>A whole training run against PyTorch: seeded weights, forward, backward and optimiser together.</summary>
[Collection(GlobalState.Name)]
public sealed class LeNetRunTests
{
    [Fact]
    public void Training_FortyStepsFromSeedZero_FollowsPyTorchsLosses()
    {
        var expected = GoldenFile.Case("lenet", "LeNet-5, 40 steps").Outputs[0].Data;

        var losses = LeNet5.Train(steps: expected.Length, seed: 0).Losses;

        for (var step = 0; step < expected.Length; step++)
        {
            var error = Math.Abs(expected[step] - losses[step]);
            Assert.True(error <= Tolerance.TrainingLoss, $"loss of step {step}: expected {expected[step]}, got {losses[step]}");
        }
    }
}
