using System.Globalization;

namespace CourseKit.Training;

/// <summary>What one epoch of training gave.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="TrainLoss">Mean cross entropy of the training images, each at the moment it was learnt from, in nats.</param>
/// <param name="TrainAccuracy">Share of training images classified rightly at that moment, 0…1.</param>
/// <param name="TestLoss">Mean cross entropy of the test images after the epoch, in nats.</param>
/// <param name="TestAccuracy">Share of test images classified rightly after the epoch, 0…1.</param>
/// <param name="Seconds">Time of the training part, without the test, in seconds.</param>
/// <param name="ImagesPerSecond">Training images in a second.</param>
public sealed record EpochResult(
    int Epoch, double TrainLoss, double TrainAccuracy, double TestLoss, double TestAccuracy, double Seconds, double ImagesPerSecond)
{
    /// <summary>Share of test images whose class was among the five most probable, 0…1; NaN with five classes or fewer.</summary>
    public double TestTop5 { get; init; } = double.NaN;

    /// <summary>Learning rate of the epoch's last step.</summary>
    public double LearningRate { get; init; } = double.NaN;

    /// <summary>Mean length of the gradient over the epoch's steps, before clipping; NaN where it was not asked for.</summary>
    public double GradientNorm { get; init; } = double.NaN;

    /// <summary>One line: "loss 0.2130  train 93.52 %  test 96.81 %  18,400 img/s  3.2 s".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"loss {TrainLoss:F4}  train {100 * TrainAccuracy:F2} %  test {100 * TestAccuracy:F2} %  ") +
        string.Create(CultureInfo.InvariantCulture, $"{ImagesPerSecond:N0} img/s  {Seconds:F1} s");
}
