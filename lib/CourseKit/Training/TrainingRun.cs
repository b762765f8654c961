using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CourseKit.Datasets;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>One training while it runs: what <see cref="Trainer"/> is set to do, epoch by epoch.</summary>
internal sealed class TrainingRun(
    Trainer trainer, Module<Tensor, Tensor> model, ImageDataset data, torch.Device device, long seed, CancellationToken cancellationToken)
{
    private readonly Normalization _normalization = trainer.Normalization ?? data.Normalization;
    private readonly ClassificationLoss _loss = new(trainer.AuxiliaryWeight, trainer.LabelSmoothing);
    private readonly History _history = new();
    private static readonly string[] NoMemory = ["out of memory", "can't allocate memory", "not enough memory"];
    private int _epochsWithoutProgress;

    public History Go()
    {
        var train = trainer.MakeLoader(data.Train, _normalization, device);
        var total = trainer.Steps ?? (long)trainer.Epochs * train.Count;
        var epochs = (int)((total + train.Count - 1) / train.Count);
        var progress = new TrainingProgress(
            trainer.Output ?? Console.Out, trainer.LiveOutput ?? (trainer.Output is null && TrainingProgress.IsTerminal),
            epochs, train.Count, TimeProvider.System);
        var live = trainer.UsesLivePlot ? LiveCurve.FromHost(progress.Clear) : null;
        using var optimizer = trainer.MakeOptimizer(model.parameters());
        var steps = new ScheduledOptimizer(optimizer, trainer.Schedule, total);
        using var keeper = new CheckpointKeeper(trainer, model, steps, _history);
        var wasTraining = model.training;
        try
        {
            _epochsWithoutProgress = keeper.Resume();
            for (var epoch = _history.Count + 1; epoch <= epochs && !_history.StoppedEarly; epoch++)
            {
                train.Shuffle(seed, epoch);
                model.train();
                var result = RunEpoch(train, steps, epoch, total, progress, live);
                if (result is null)
                {
                    progress.Cancelled(epoch);
                    _history.IsCancelled = true;
                    break;
                }
                FinishEpoch(result, keeper, progress);
            }
            live?.Update(_history, force: true);
            if (trainer.Patience is not null && trainer.RestoreBest && !_history.IsCancelled)
                keeper.RestoreBest();
        }
        catch (Exception e) when (IsOutOfMemory(e))
        {
            progress.Clear();
            throw new CourseKitException(
                $"Training ran out of memory on {device.type.ToString().ToLowerInvariant()} with batches of {trainer.BatchSize}: " +
                $"set BatchSize to {Math.Max(1, trainer.BatchSize / 2)} or less, or take smaller images or a smaller model.", e);
        }
        finally
        {
            progress.Clear();
            model.train(wasTraining);
        }
        return _history;
    }

    // The engine's own exception, or a native library's with the words of CUDA and of PyTorch's allocators on Linux and Windows.
    private static bool IsOutOfMemory(Exception e) =>
        e is OutOfMemoryException
        || (e is ExternalException && NoMemory.Any(words => e.Message.Contains(words, StringComparison.OrdinalIgnoreCase)));

    private void FinishEpoch(EpochResult result, CheckpointKeeper keeper, TrainingProgress progress)
    {
        var isBest = _history.Count == 0 || result.TestLoss < _history.Min(epoch => epoch.TestLoss);
        _history.Add(result);
        _epochsWithoutProgress = isBest ? 0 : _epochsWithoutProgress + 1;
        progress.Epoch(result);
        trainer.OnEpoch?.Invoke(result);
        _history.StoppedEarly = trainer.Patience is { } patience && _epochsWithoutProgress >= patience;
        keeper.Keep(isBest, _epochsWithoutProgress);
    }

    private EpochResult? RunEpoch(
        BatchLoader batches, ScheduledOptimizer optimizer, int epoch, long total, TrainingProgress progress, LiveCurve? live)
    {
        var clock = Stopwatch.StartNew();
        using var meter = new StepMeter(device, trainer.ReadInterval);
        var steps = 0;
        for (var batch = 0; batch < batches.Count && optimizer.Done < total; batch++)
        {
            if (cancellationToken.IsCancellationRequested)
                return null;
            using var scope = NewDisposeScope();
            var (x, y) = batches.Load(batch);
            Step(x, y, optimizer, meter, epoch, batch, progress);
            steps++;
            var (mean, elapsed) = (meter.LossSum / Math.Max(1, meter.Seen), clock.Elapsed);
            progress.Batch(epoch, batch + 1, mean, meter.Seen / elapsed.TotalSeconds, elapsed);
            live?.Update(_history);
        }
        meter.Read();
        CheckLoss(meter, epoch, steps - 1, progress);
        var seconds = clock.Elapsed.TotalSeconds;
        var test = Evaluation.Run(model, trainer.Validation ?? data.Test, _normalization, device, cancellationToken);
        return test is null ? null : new EpochResult(
            epoch, meter.LossSum / meter.Seen, (double)meter.Right / meter.Seen, test.Loss, test.Accuracy, seconds,
            meter.Seen / Math.Max(seconds, 1e-9))
        {
            TestTop5 = test.Top5,
            LearningRate = optimizer.LearningRate,
            GradientNorm = steps > 0 && trainer.MeasuresGradients ? meter.GradientSum / steps : double.NaN,
        };
    }

    /// <summary>One step: loss, gradients, change.</summary>
    private void Step(Tensor x, Tensor y, ScheduledOptimizer optimizer, StepMeter meter, int epoch, int batch, TrainingProgress progress)
    {
        var (inputs, targets) = (x, y);
        if (trainer.MixupAlpha > 0)
        {
            var mixed = Mixup.Of(x, y, trainer.MixupAlpha, seed, optimizer.Done);
            (inputs, targets) = (mixed.X, mixed.SoftLabels(data.ClassNames.Count));
        }
        var (logits, loss) = _loss.Of(model, inputs, targets);
        if (meter.Add(loss, logits, y))
        {
            CheckLoss(meter, epoch, batch, progress);
            _history.AddStep(optimizer.Done + 1, meter.LastLoss);
            trainer.OnStep?.Invoke(optimizer.Done + 1, meter.LastLoss);
        }
        optimizer.ZeroGradients();
        loss.backward();
        if (trainer.MeasuresGradients)
            meter.AddGradient(GradientLength.Clip(model.parameters(), trainer.ClipNorm ?? double.PositiveInfinity));
        optimizer.Step();
    }

    private void CheckLoss(StepMeter meter, int epoch, int batch, TrainingProgress progress)
    {
        if (meter.Seen == 0 || double.IsFinite(meter.LastLoss))
            return;
        progress.Clear();
        throw new TrainingDivergedException(
            string.Create(CultureInfo.InvariantCulture,
                $"Training stopped at epoch {epoch}, batch {batch + 1}: the loss is {meter.LastLoss}. ") +
            "Try a learning rate ten times smaller, check that the inputs are normalised, then make the model anew: " +
            "its weights are spoilt.",
            _history);
    }
}
