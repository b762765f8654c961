using CourseKit.Datasets;
using CourseKit.Plots;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>
/// Raises the learning rate from step to step and watches the loss: too small and nothing moves, too large and it explodes; a good rate
/// is where the loss falls fastest. The model gets its weights back.
/// </summary>
/// <remarks>Smith, Cyclical learning rates for training neural networks, WACV 2017, section 3.3.</remarks>
public sealed class LearningRateFinder
{
    /// <summary>Weight of the past in the smoothed loss.</summary>
    private const double Memory = 0.9;

    private LearningRateFinder(List<double> rates, List<double> losses, double suggested) =>
        (Rates, Losses, Suggested) = (rates, losses, suggested);

    /// <summary>Rates that were tried, rising.</summary>
    public IReadOnlyList<double> Rates { get; }

    /// <summary>Smoothed training loss at each of them.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>The rate at which the loss fell fastest.</summary>
    public double Suggested { get; }

    /// <summary>Runs the search.</summary>
    /// <param name="model">The model. It has its weights and mode afterwards.</param>
    /// <param name="data">Training images are used; when they end, they start again.</param>
    /// <param name="trainer">Optimiser, batch size, seed and device; plain settings when null.</param>
    /// <param name="lowest">Rate of the first step.</param>
    /// <param name="highest">Rate of the last step.</param>
    /// <param name="steps">Number of steps; fewer where the loss explodes before.</param>
    /// <exception cref="CourseKitException">lowest is not below highest, or fewer than 10 steps.</exception>
    public static LearningRateFinder Run(
        Module<Tensor, Tensor> model, ImageDataset data, Trainer? trainer = null,
        double lowest = 1e-6, double highest = 10, int steps = 120)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        if (!(lowest > 0 && lowest < highest) || steps < 10)
            throw new CourseKitException("The search needs 0 < lowest < highest and at least 10 steps.");
        trainer ??= new Trainer();
        var device = trainer.Device ?? ComputeDevice.Choose();
        model.to(device);
        using var kept = new KeptState(model);
        var loader = trainer.MakeLoader(data.Train, trainer.Normalization ?? data.Normalization, device);
        var seed = trainer.Seed ?? CourseEnvironment.Current.Seed;
        manual_seed(seed);
        using var optimizer = trainer.MakeOptimizer(model.parameters());
        var loss = new ClassificationLoss(trainer.AuxiliaryWeight, trainer.LabelSmoothing);
        var (rates, losses, average, best) = (new List<double>(), new List<double>(), 0.0, double.PositiveInfinity);
        model.train();
        for (var step = 0; step < steps; step++)
        {
            if (step % loader.Count == 0)
                loader.Shuffle(seed, 1 + (step / loader.Count));
            var rate = lowest * Math.Pow(highest / lowest, (double)step / (steps - 1));
            var value = Step(model, loader, optimizer, loss, step % loader.Count, rate);
            average = (Memory * average) + ((1 - Memory) * value);
            var smooth = average / (1 - Math.Pow(Memory, step + 1));        // the first values count in full, as in Adam
            if (!double.IsFinite(smooth) || smooth > 4 * best)
                break;
            best = Math.Min(best, smooth);
            rates.Add(rate);
            losses.Add(smooth);
        }
        return new LearningRateFinder(rates, losses, Steepest(rates, losses));
    }

    /// <summary>The loss over the rate, on a logarithmic axis, with the suggestion.</summary>
    public Figure Plot()
    {
        var powers = Rates.Select(Math.Log10).ToList();
        var figure = Figures.Lines("Learning rate finder", powers, "learning rate, power of ten", "smoothed loss", ("loss", Losses));
        return figure with
        {
            Subtitle = FormattableString.Invariant($"the loss falls fastest at about {Suggested:0.##e0}"),
            Panels = [figure.Panels[0] with { Lines = [new ReferenceLine(Math.Log10(Suggested), Vertical: true, Text: "suggested")] }],
        };
    }

    /// <summary>"learning rate 3.2e-2 (120 rates from 1e-6 to 1e1)".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"learning rate {Suggested:0.##e0} ({Rates.Count} rates from {Rates[0]:0.#e0} to {Rates[^1]:0.#e0})");

    private static double Step(
        Module<Tensor, Tensor> model, BatchLoader loader, torch.optim.Optimizer optimizer, ClassificationLoss loss, int batch, double rate)
    {
        using var scope = NewDisposeScope();
        var (x, y) = loader.Load(batch);
        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = rate;
        var value = loss.Of(model, x, y).Loss;
        optimizer.zero_grad();
        value.backward();
        optimizer.step();
        return value.item<float>();
    }

    // A slope over several points, per power of ten: one noisy step must not decide.
    private static double Steepest(List<double> rates, List<double> losses)
    {
        const int reach = 4;
        var (best, slope) = (rates.Count / 2, double.PositiveInfinity);
        for (var i = reach; i + reach < rates.Count; i++)
        {
            var s = (losses[i + reach] - losses[i - reach]) / Math.Log(rates[i + reach] / rates[i - reach]);
            if (s < slope)
                (best, slope) = (i, s);
        }
        return rates[best];
    }
}
