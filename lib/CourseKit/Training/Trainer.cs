using System.Diagnostics;
using System.Globalization;
using CourseKit.Datasets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>Trains a classifier by cross entropy: <c>new Trainer { Epochs = 3 }.Fit(model, data)</c>.</summary>
/// <remarks>The same model, data, settings and seed give the same bits; each step frees the tensors it made.</remarks>
public sealed record Trainer
{
    /// <summary>
    /// Switch of <see cref="AppContext"/> by which a host says whether it shows a line that goes back to its start (\r) as a terminal does.
    /// Without it, progress updates in place on a terminal, and is one plain line for each epoch elsewhere.
    /// </summary>
    public const string LiveOutputSwitch = "CourseKit.LiveOutput";

    /// <summary>How often every training image is seen.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>Images in one step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Step length of the default optimiser.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>Momentum of the default optimiser, 0…1.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Course of the learning rate; <see cref="Schedules.Cosine"/> ends more steadily than a constant one.</summary>
    public Func<double, double> Schedule { get; init; } = Schedules.Constant;

    /// <summary>Makes another optimiser than SGD: <c>parameters => torch.optim.Adam(parameters)</c>.</summary>
    public Func<IEnumerable<Parameter>, torch.optim.Optimizer>? Optimizer { get; init; }

    /// <summary>Seed of the order of the images; the settings' when null.</summary>
    public long? Seed { get; init; }

    /// <summary>Where to compute; the settings' device when null.</summary>
    public torch.Device? Device { get; init; }

    /// <summary>Means and deviations of the inputs; those of the training images when null.</summary>
    public Normalization? Normalization { get; init; }

    /// <summary>Where progress goes; stdout when null, <see cref="TextWriter.Null"/> for none.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>Whether progress updates one line in place; when null, as <see cref="LiveOutputSwitch"/> says.</summary>
    public bool? LiveOutput { get; init; }

    /// <summary>Trains a model in place and measures it on the test images after every epoch.</summary>
    /// <param name="model">The model: inputs (N, C, H, W) to logits (N, classes). It moves to the device and stays there.</param>
    /// <param name="data">Training and test images.</param>
    /// <param name="cancellationToken">Ends the training early; the finished epochs are returned.</param>
    /// <returns>Losses, accuracies and times of the finished epochs.</returns>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    /// <exception cref="CourseKitException">A setting out of range, or no graphics card where the settings ask for one.</exception>
    public History Fit(Module<Tensor, Tensor> model, ImageDataset data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        CheckSettings();
        var seed = Seed ?? CourseEnvironment.Current.Seed;
        var device = Device ?? ComputeDevice.Choose();
        var normalization = Normalization ?? data.Normalization;
        manual_seed(seed);
        model.to(device);

        var train = new BatchLoader(data.Train, BatchSize, normalization, device);
        var progress = new TrainingProgress(
            Output ?? Console.Out, LiveOutput ?? (Output is null && TrainingProgress.IsTerminal), Epochs, train.Count, TimeProvider.System);
        var history = new History();
        var wasTraining = model.training;
        using var optimizer = Optimizer?.Invoke(model.parameters()) ?? optim.SGD(model.parameters(), LearningRate, Momentum);
        var steps = new ScheduledOptimizer(optimizer, Schedule, (long)Epochs * train.Count);
        try
        {
            for (var epoch = 1; epoch <= Epochs; epoch++)
            {
                train.Shuffle(seed, epoch);
                model.train();
                var run = RunEpoch(model, steps, train, epoch, progress, history, cancellationToken);
                var test = run.IsCancelled ? null : Evaluation.Run(model, data.Test, normalization, device, cancellationToken);
                if (test is null)
                {
                    progress.Cancelled(epoch);
                    history.IsCancelled = true;
                    break;
                }
                history.Add(new EpochResult(
                    epoch, run.Loss, run.Accuracy, test.Loss, test.Accuracy, run.Seconds, data.Train.Count / Math.Max(run.Seconds, 1e-9)));
                progress.Epoch(history[^1]);
            }
        }
        finally
        {
            progress.Clear();
            model.train(wasTraining);
        }
        return history;
    }

    private static (double Loss, double Accuracy, double Seconds, bool IsCancelled) RunEpoch(
        Module<Tensor, Tensor> model, ScheduledOptimizer optimizer, BatchLoader batches, int epoch,
        TrainingProgress progress, History history, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var (lossSum, right, seen) = (0.0, 0, 0);
        for (var batch = 0; batch < batches.Count; batch++)
        {
            if (cancellationToken.IsCancellationRequested)
                return (0, 0, 0, true);
            using var scope = NewDisposeScope();
            var (x, y) = batches.Load(batch);
            var logits = model.call(x);
            using var loss = functional.cross_entropy(logits, y);
            var value = loss.item<float>();
            if (!float.IsFinite(value))
            {
                progress.Clear();
                throw Diverged(value, epoch, batch, history);
            }
            optimizer.ZeroGradients();
            loss.backward();
            optimizer.Step();

            var count = (int)x.shape[0];
            lossSum += value * count;
            right += LogitRows.CountRight(logits, y);
            seen += count;
            progress.Batch(epoch, batch + 1, lossSum / seen, seen / clock.Elapsed.TotalSeconds, clock.Elapsed);
        }
        return (lossSum / seen, (double)right / seen, clock.Elapsed.TotalSeconds, false);
    }

    private static TrainingDivergedException Diverged(float loss, int epoch, int batch, History history) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"Training stopped at epoch {epoch}, batch {batch + 1}: the loss is {loss}. Try a learning rate ten times smaller, ") +
        "check that the inputs are normalised, then make the model anew: its weights are spoilt.",
        history);

    private void CheckSettings()
    {
        Check(Epochs >= 1, nameof(Epochs), Epochs, "at least 1");
        Check(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "above 0");
        Check(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "0 or more and below 1");
    }

    private static void Check(bool holds, string name, double value, string rule)
    {
        if (!holds)
            throw new CourseKitException(string.Create(CultureInfo.InvariantCulture, $"Trainer: {name} is {value}; it must be {rule}."));
    }
}
