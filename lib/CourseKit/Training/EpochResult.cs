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
    /// <summary>One line: "loss 0.2130  train 93.52 %  test 96.81 %  18,400 img/s  3.2 s".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"loss {TrainLoss:F4}  train {100 * TrainAccuracy:F2} %  test {100 * TestAccuracy:F2} %  ") +
        string.Create(CultureInfo.InvariantCulture, $"{ImagesPerSecond:N0} img/s  {Seconds:F1} s");
}
