using System.Collections;
using CourseKit.Plots;

namespace CourseKit.Training;

/// <summary>What a training gave, epoch by epoch.</summary>
public sealed class History : IReadOnlyList<EpochResult>
{
    private readonly List<EpochResult> _epochs = [];
    private readonly List<(long Step, double Loss)> _steps = [];

    /// <summary>Whether the training was cancelled; the epochs finished before are here.</summary>
    public bool IsCancelled { get; internal set; }

    /// <summary>Whether the training ended early because it no longer improved.</summary>
    public bool StoppedEarly { get; internal set; }

    /// <summary>Number of the epoch whose test loss was lowest, from 1; 0 before the first.</summary>
    public int BestEpoch => Count == 0 ? 0 : _epochs.MinBy(epoch => double.IsNaN(epoch.TestLoss) ? double.MaxValue : epoch.TestLoss)!.Epoch;

    /// <summary>Training loss as it was seen step by step: number of the step, from 1, and mean loss since the point before.</summary>
    public IReadOnlyList<(long Step, double Loss)> Steps => _steps;

    /// <summary>Number of finished epochs.</summary>
    public int Count => _epochs.Count;

    /// <summary>The result of an epoch; index 0 is epoch 1.</summary>
    public EpochResult this[int index] => _epochs[index];

    /// <summary>Mean training loss of each epoch.</summary>
    public IReadOnlyList<double> TrainLoss => Column(epoch => epoch.TrainLoss);

    /// <summary>Mean test loss after each epoch.</summary>
    public IReadOnlyList<double> TestLoss => Column(epoch => epoch.TestLoss);

    /// <summary>Training accuracy of each epoch, 0…1.</summary>
    public IReadOnlyList<double> TrainAccuracy => Column(epoch => epoch.TrainAccuracy);

    /// <summary>Test accuracy after each epoch, 0…1.</summary>
    public IReadOnlyList<double> TestAccuracy => Column(epoch => epoch.TestAccuracy);

    /// <summary>Learning rate at the end of each epoch.</summary>
    public IReadOnlyList<double> LearningRate => Column(epoch => epoch.LearningRate);

    /// <summary>Mean gradient length of each epoch, before clipping; NaN where it was not asked for.</summary>
    public IReadOnlyList<double> GradientNorm => Column(epoch => epoch.GradientNorm);

    /// <summary>Time of all training parts, in seconds.</summary>
    public double Seconds => _epochs.Sum(epoch => epoch.Seconds);

    /// <summary>Training images in a second, over all epochs.</summary>
    public double ImagesPerSecond => Seconds > 0 ? _epochs.Sum(epoch => epoch.ImagesPerSecond * epoch.Seconds) / Seconds : 0;

    /// <summary>Loss and accuracy by epoch, training beside test.</summary>
    /// <param name="title">Above the curves.</param>
    public Figure Plot(string title = "Training") => Figures.Curves(TrainLoss, TestLoss, TrainAccuracy, TestAccuracy, title);

    /// <summary>Training loss step by step, with the mean of each epoch as a line.</summary>
    /// <param name="title">Above the curve.</param>
    public Figure PlotSteps(string title = "Training loss by step") => Figures.Lines(
        title, [.. Steps.Select(s => (double)s.Step)], "step", "loss", ("loss", [.. Steps.Select(s => s.Loss)]));

    /// <summary>One line for each epoch.</summary>
    public override string ToString()
    {
        var lines = _epochs.Select(epoch => $"epoch {epoch.Epoch}  {epoch}").ToList();
        if (StoppedEarly)
            lines.Add($"stopped early; best epoch {BestEpoch}");
        if (IsCancelled)
            lines.Add("cancelled");
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>The epochs, first one first.</summary>
    public IEnumerator<EpochResult> GetEnumerator() => _epochs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);

    internal void AddStep(long step, double loss) => _steps.Add((step, loss));

    private double[] Column(Func<EpochResult, double> value) => [.. _epochs.Select(value)];
}
