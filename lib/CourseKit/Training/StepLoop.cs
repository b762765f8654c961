using CourseKit.Plots;
using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>
/// The bare training loop for what is no classifier of images, and so nothing for <see cref="Trainer"/>: sentences, masks, boxes. The
/// notebook says what the loss of a step is; the loop does the rest.
/// </summary>
public sealed class StepLoop
{
    private const int Reports = 5;

    private StepLoop(IReadOnlyList<double> losses) => Losses = losses;

    /// <summary>Loss of every step.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>Trains a model in place, by Adam with a rate that falls along a half cosine.</summary>
    /// <param name="model">The model; in training mode meanwhile, in evaluation mode afterwards.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="loss">From the number of the step, from 0 on, to its loss, a scalar. Tensors made in it are freed.</param>
    /// <param name="learningRate">Rate of the first step.</param>
    /// <param name="output">Where five lines of progress go; stdout when null.</param>
    /// <exception cref="CourseKitException">No steps, or a loss that is not a number.</exception>
    public static StepLoop Run(
        nn.Module model, int steps, Func<int, Tensor> loss, double learningRate = 1e-3, TextWriter? output = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        if (steps < 1)
            throw new CourseKitException($"A training of {steps} steps is asked for; it needs at least 1.");
        using var adam = optim.Adam(model.parameters(), learningRate);
        var scheduled = new ScheduledOptimizer(adam, Schedules.Cosine, steps);
        var losses = new List<double>();
        model.train();
        for (var step = 0; step < steps; step++)
        {
            HostStop.Check();
            using var scope = NewDisposeScope();
            var value = loss(step);
            losses.Add(value.cpu().to(float64).item<double>());
            if (!double.IsFinite(losses[^1]))
                throw new CourseKitException($"The loss of step {step + 1} is {losses[^1]}: try a learning rate ten times smaller.");
            scheduled.ZeroGradients();
            value.backward();
            scheduled.Step();
            if ((step + 1) % Math.Max(1, steps / Reports) == 0)
                (output ?? Console.Out).WriteLine(FormattableString.Invariant($"step {step + 1}/{steps}  loss {Recent(losses):F4}"));
        }
        model.eval();
        return new StepLoop(losses);
    }

    /// <summary>The loss by step, with a running mean over it: single batches are noisy.</summary>
    /// <param name="title">Above the curves.</param>
    public Figure Plot(string title = "Training loss")
    {
        var width = Math.Max(1, Losses.Count / 25);
        var smooth = Enumerable.Range(0, Losses.Count)
            .Select(i => Losses.Skip(Math.Max(0, i - width + 1)).Take(Math.Min(i + 1, width)).Average());
        return Figures.Lines(title, null, "step", "loss", ("each step", Losses), ("running mean", [.. smooth]));
    }

    private static double Recent(List<double> losses) => losses.TakeLast(20).Average();
}
