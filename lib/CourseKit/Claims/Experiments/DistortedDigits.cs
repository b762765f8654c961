using CourseKit.Datasets;
using CourseKit.Models;
using CourseKit.Training;

namespace CourseKit.Claims.Experiments;

/// <summary>Test error of a perceptron trained on images as they are, distorted, and flipped.</summary>
/// <param name="Plain">As they are, 0 to 1.</param>
/// <param name="Distorted">Shifted, turned and scaled a little, otherwise in every epoch.</param>
/// <param name="Flipped">Left and right, or top and bottom, exchanged in half of the cases.</param>
public sealed record DistortedDigits(double Plain, double Distorted, double Flipped)
{
    /// <summary>Trains three times on generated digits.</summary>
    /// <param name="hidden">Units of the hidden layers.</param>
    /// <param name="images">Training images.</param>
    /// <param name="epochs">Times that each is shown.</param>
    /// <param name="seed">Of weights, order and changes.</param>
    public static DistortedDigits Measure(int[] hidden, int images = 1500, int epochs = 8, long seed = 1)
    {
        var data = Datasets.Datasets.Digits(images, 1000);
        double Error(Augmentation? augmentation) => 1 - Fitting.Of(() => new Mlp([.. hidden.Select(units => (long)units)]), data, seed,
            new Trainer { Epochs = epochs, LearningRate = 0.05, Schedule = Schedules.Cosine,
                Augmentation = augmentation })[^1].TestAccuracy;
        return new DistortedDigits(
            Error(null), Error(new Augmentation().Shift(2).Rotate(10).Scale(0.9, 1.1)),
            Error(new Augmentation().FlipHorizontally().FlipVertically()));
    }
}
