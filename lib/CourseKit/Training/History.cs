using System.Collections;
using CourseKit.Plots;

namespace CourseKit.Training;

/// <summary>What a training gave, epoch by epoch.</summary>
public sealed class History : IReadOnlyList<EpochResult>
{
    private readonly List<EpochResult> _epochs = [];

    /// <summary>Whether the training was cancelled; the epochs finished before are here.</summary>
    public bool IsCancelled { get; internal set; }

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

    /// <summary>Time of all training parts, in seconds.</summary>
    public double Seconds => _epochs.Sum(epoch => epoch.Seconds);

    /// <summary>Training images in a second, over all epochs.</summary>
    public double ImagesPerSecond => Seconds > 0 ? _epochs.Sum(epoch => epoch.ImagesPerSecond * epoch.Seconds) / Seconds : 0;

    /// <summary>Loss and accuracy by epoch, training beside test.</summary>
    /// <param name="title">Above the curves.</param>
    public Figure Plot(string title = "Training") => Figures.Curves(TrainLoss, TestLoss, TrainAccuracy, TestAccuracy, title);

    /// <summary>One line for each epoch.</summary>
    public override string ToString()
    {
        var lines = _epochs.Select(epoch => $"epoch {epoch.Epoch}  {epoch}").ToList();
        if (IsCancelled)
            lines.Add("cancelled");
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>The epochs, first one first.</summary>
    public IEnumerator<EpochResult> GetEnumerator() => _epochs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);

    private double[] Column(Func<EpochResult, double> value) => [.. _epochs.Select(value)];
}
