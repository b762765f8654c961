using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Every schedule over 25 steps of two groups: PyTorch's learning rates and momenta.</summary>
public sealed class ScheduleTests
{
    public static TheoryData<string> Cases() => GoldenFile.Names("schedules");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_TwentyFiveSteps_MatchesPyTorch(string name)
    {
        var expected = GoldenFile.Case("schedules", name).Outputs.Single();
        using var optimizer = SGD(
            [new SGD.ParamGroup([nn.Parameter(zeros(2))], 0.1, 0.9), new SGD.ParamGroup([nn.Parameter(zeros(1))], 0.05, 0.9)], 0.1, 0.9);
        var schedule = Make(name, optimizer);
        var rates = new List<double>();

        for (var step = 0; step < expected.Shape[0]; step++)
        {
            foreach (var group in optimizer.ParamGroups) rates.AddRange([group.LearningRate, ((IMomentum)group).Momentum]);
            if (name.StartsWith("Reduce", StringComparison.Ordinal)) schedule.step(Metric(step));
            else schedule.step();
        }

        TensorAssert.Near(expected.Data, [.. rates], Tolerance.Float64, strict: true, name, expected.Shape);
    }

    private static lr_scheduler.LRScheduler Make(string name, Optimizer o) => name switch
    {
        "StepLR" => lr_scheduler.StepLR(o, 4, 0.5),
        "MultiStepLR" => lr_scheduler.MultiStepLR(o, [3, 7, 7, 15], 0.3),
        "ExponentialLR" => lr_scheduler.ExponentialLR(o, 0.9),
        "ConstantLR" => lr_scheduler.ConstantLR(o, 0.25, 6),
        "LinearLR" => lr_scheduler.LinearLR(o, 0.1, 0.8, 8),
        "PolynomialLR" => lr_scheduler.PolynomialLR(o, 9, 2),
        "CosineAnnealingLR" => lr_scheduler.CosineAnnealingLR(o, 7, 0.01),
        "LambdaLR" => lr_scheduler.LambdaLR(o, e => 1.0 / (1 + e)),
        "MultiplicativeLR" => lr_scheduler.MultiplicativeLR(o, e => e % 2 == 1 ? 0.8 : 1.1),
        "OneCycleLR" => lr_scheduler.OneCycleLR(o, 0.5, total_steps: 25),
        "OneCycleLR linear three phases" => lr_scheduler.OneCycleLR(o, [0.5, 0.2], epochs: 5, steps_per_epoch: 5,
            anneal_strategy: lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear, three_phase: true),
        "CyclicLR" => lr_scheduler.CyclicLR(o, 0.01, 0.2, 4, 3),
        "CyclicLR triangular2" => lr_scheduler.CyclicLR(o, 0.01, 0.2, 3, mode: lr_scheduler.impl.CyclicLR.Mode.Triangular2),
        "CyclicLR exp_range" => lr_scheduler.CyclicLR(o, [0.01, 0.02], [0.2, 0.1], 3,
            mode: lr_scheduler.impl.CyclicLR.Mode.ExpRange, gamma: 0.95, cycle_momentum: false),
        "ReduceLROnPlateau" => lr_scheduler.ReduceLROnPlateau(o, factor: 0.5, patience: 1, cooldown: 1, threshold: 0.05),
        "ReduceLROnPlateau max abs" =>
            lr_scheduler.ReduceLROnPlateau(o, "max", 0.5, 2, threshold: 0.1, threshold_mode: "abs", min_lr: [0.05, 0.01]),
        "SequentialLR" => lr_scheduler.SequentialLR(o, [lr_scheduler.ConstantLR(o, 0.1, 3), lr_scheduler.ExponentialLR(o, 0.9)], [5]),
        "ChainedLR" => lr_scheduler.ChainedLR([lr_scheduler.ConstantLR(o, 0.1, 3), lr_scheduler.ExponentialLR(o, 0.9)]),
        _ => throw new InvalidDataException($"The harness knows no schedule '{name}'."),
    };

    /// <summary>What the plateau schedule looks at, as optimisers.py has it.</summary>
    private static double Metric(int step) => (step < 5 ? 10 - step : step < 14 ? 5.5 : 4.0) + step * 7 % 5 / 100.0;
}
