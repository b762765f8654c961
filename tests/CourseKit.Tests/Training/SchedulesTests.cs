using CourseKit.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Tests.TrainingTests;

public sealed class SchedulesTests
{
    [Fact]
    public void Cosine_StartMiddleAndEnd_AreOneHalfAndZero()
    {
        Assert.Equal(1, Schedules.Cosine(0), 1e-12);
        Assert.Equal(0.5, Schedules.Cosine(0.5), 1e-12);
        Assert.Equal((1 + Math.Sqrt(0.5)) / 2, Schedules.Cosine(0.25), 1e-12);
        Assert.Equal(0, Schedules.Cosine(1), 1e-12);
    }

    [Fact]
    public void Step_LinearSchedule_MovesByTheRateOfEachStep()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(zeros(1));
        using var optimizer = optim.SGD([weight], 1.0);
        var scheduled = new ScheduledOptimizer(optimizer, Schedules.Linear, steps: 4);
        var moves = new List<float>();

        for (var step = 0; step < 4; step++)
        {
            var before = weight.item<float>();
            scheduled.ZeroGradients();
            weight.sum().backward();
            scheduled.Step();
            moves.Add(before - weight.item<float>());
        }

        // The gradient of a sum is 1, so a move is the rate: 1, then a quarter less each step. Exact in binary.
        Assert.Equal([1f, 0.75f, 0.5f, 0.25f], moves);
    }
}
