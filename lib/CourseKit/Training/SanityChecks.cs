using System.Globalization;
using CourseKit.Datasets;
using CourseKit.Plots;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>
/// What to look at before the first long training, in one call: is the first loss that of guessing, can the model learn one batch by
/// heart, are its gradients right. The model is as before afterwards.
/// </summary>
/// <remarks>Stanford CS231n, Neural networks part 3, "Before learning: sanity checks".</remarks>
public sealed class SanityChecks
{
    /// <summary>How far the first loss may be from ln K, in nats: more means badly scaled inputs or weights.</summary>
    public const double LossTolerance = 0.5;

    /// <summary>Loss below which a batch counts as learnt by heart.</summary>
    public const double LearntLoss = 0.05;

    private SanityChecks(IReadOnlyList<SanityCheck> checks, IReadOnlyList<double> losses) => (Checks, OverfitLosses) = (checks, losses);

    /// <summary>The checks, in the order in which they ran.</summary>
    public IReadOnlyList<SanityCheck> Checks { get; }

    /// <summary>Loss of the one batch, step by step.</summary>
    public IReadOnlyList<double> OverfitLosses { get; }

    /// <summary>Whether all checks passed.</summary>
    public bool Passed => Checks.All(check => check.Passed);

    /// <summary>Runs the checks.</summary>
    /// <param name="model">The model, new: with fresh weights.</param>
    /// <param name="data">The data set; its first training images make the batch.</param>
    /// <param name="batchSize">Images of the one batch.</param>
    /// <param name="steps">Most steps to learn it in, by Adam at 1e-3.</param>
    public static SanityChecks Run(Module<Tensor, Tensor> model, ImageDataset data, int batchSize = 32, int steps = 300)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        using var kept = new KeptState(model);
        using var scope = NewDisposeScope();
        var device = model.parameters().FirstOrDefault()?.device ?? CPU;
        manual_seed(CourseEnvironment.Current.Seed);
        var loader = new BatchLoader(data.Train, Math.Min(batchSize, data.Train.Count), data.Normalization, device);
        loader.Shuffle(1, 1);
        var (x, y) = loader.Load(0);
        model.train();
        var first = FirstLoss(model, x, y, data.ClassNames.Count);
        var silent = ParametersWithoutGradient(model, x, y);
        var gradients = Gradients(model, x, y);
        var losses = Overfit(model, x, y, steps);
        var learnt = losses[^1] <= LearntLoss;
        return new SanityChecks(
            [
                first,
                new SanityCheck(
                    "every parameter gets a gradient", silent.Count == 0,
                    silent.Count == 0 ? "all do" : $"none reaches {string.Join(", ", silent.Take(3))}: is the layer used in forward?"),
                new SanityCheck(
                    "one batch can be learnt by heart", learnt,
                    Text($"loss {losses[^1]:F3} after {losses.Count} steps") + (learnt ? "" : ": model too small, or something is broken")),
                gradients,
            ],
            losses);
    }

    /// <summary>The loss of the one batch while it is learnt by heart.</summary>
    public Figure Plot() => Figures.Lines("Learning one batch by heart", null, "step", "loss", ("loss", OverfitLosses));

    /// <summary>One line for each check: whether it passed, and what was seen.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Checks);

    private static SanityCheck FirstLoss(Module<Tensor, Tensor> model, Tensor x, Tensor y, int classes)
    {
        using var noGrad = no_grad();
        var value = functional.cross_entropy(model.call(x), y).item<float>();
        var passed = Math.Abs(value - Math.Log(classes)) <= LossTolerance;
        return new SanityCheck(
            "the first loss is that of guessing", passed,
            Text($"{value:F3}, ln {classes} = {Math.Log(classes):F3}") +
                (passed ? "" : ": are the inputs normalised, and no softmax before the loss?"));
    }

    private static List<string> ParametersWithoutGradient(Module<Tensor, Tensor> model, Tensor x, Tensor y)
    {
        functional.cross_entropy(model.call(x), y).backward();
        var silent = model.named_parameters()
            .Where(p => p.parameter.requires_grad && p.parameter.grad is null).Select(p => p.name).ToList();
        foreach (var (_, parameter) in model.named_parameters())
            parameter.grad = null;
        return silent;
    }

    private static List<double> Overfit(Module<Tensor, Tensor> model, Tensor x, Tensor y, int steps)
    {
        using var adam = optim.Adam(model.parameters(), 1e-3);
        var losses = new List<double>();
        while (losses.Count < steps && (losses.Count == 0 || losses[^1] > LearntLoss))
        {
            using var scope = NewDisposeScope();
            var loss = functional.cross_entropy(model.call(x), y);
            losses.Add(loss.item<float>());
            adam.zero_grad();
            loss.backward();
            adam.step();
        }
        return losses;
    }

    /// <summary>Along one random direction in the space of all parameters, the loss must grow as the gradient says.</summary>
    private static SanityCheck Gradients(Module<Tensor, Tensor> model, Tensor x, Tensor y)
    {
        const double step = 1e-2, tolerance = 0.05;
        var wasTraining = model.training;
        model.eval();       // dropout and batch statistics would make it another function at every call
        var parameters = model.parameters().Where(p => p.requires_grad).ToList();
        var loss = functional.cross_entropy(model.call(x), y);
        loss.backward();
        using var noGrad = no_grad();
        // The gradient's own direction: of all directions the one in which float32's rounding matters least.
        var gradients = parameters.Select(p => p.grad?.clone()).ToList();
        var length = Math.Sqrt(gradients.OfType<Tensor>().Sum(g => (double)(g * g).sum().item<float>()));
        model.zero_grad();
        if (length == 0)
            return new SanityCheck("gradients agree with differences of the loss", false, "the gradient is zero");
        var numeric = (Shifted(step) - Shifted(-step)) / (2 * step);
        model.train(wasTraining);
        var error = Math.Abs(numeric - length) / Math.Max(numeric, length);
        return new SanityCheck(
            "gradients agree with differences of the loss", error <= tolerance,
            Text($"slope {length:G4} by backpropagation, {numeric:G4} by differences"));

        double Shifted(double by)
        {
            Move(by / length);
            var value = functional.cross_entropy(model.call(x), y).item<float>();
            Move(-by / length);
            return value;
        }

        void Move(double factor)
        {
            foreach (var (parameter, gradient) in parameters.Zip(gradients))
            {
                if (gradient is not null)
                    parameter.add_(gradient * factor);
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
