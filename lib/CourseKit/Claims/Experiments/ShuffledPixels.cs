using System.Collections.Concurrent;
using CourseKit.Models;
using CourseKit.Training;

namespace CourseKit.Claims.Experiments;

/// <summary>
/// What shuffling the pixels of all images by one permutation costs a network that is fully connected, and one that convolves.
/// </summary>
public sealed class ShuffledPixels
{
    private static readonly string[] Networks = ["MLP-300", "LeNet-5"];
    private static readonly ConcurrentDictionary<(int, int, long), Lazy<ShuffledPixels>> Known = new();
    private readonly Dictionary<string, (double Plain, double Shuffled)> _accuracies;

    private ShuffledPixels(Dictionary<string, (double Plain, double Shuffled)> accuracies) => _accuracies = accuracies;

    /// <summary>Test accuracy, 0 to 1, of each network on pixels in order and shuffled.</summary>
    public IReadOnlyDictionary<string, (double Plain, double Shuffled)> Accuracies => _accuracies;

    /// <summary>Points of accuracy (per cent) that a network loses by the shuffling; negative where it gains.</summary>
    /// <param name="network">"MLP-300" or "LeNet-5".</param>
    public double Loss(string network) => 100 * (_accuracies[network].Plain - _accuracies[network].Shuffled);

    /// <summary>Trains both networks on both sets of generated digits; the second time the result is remembered.</summary>
    /// <param name="images">Training images.</param>
    /// <param name="epochs">Times that each is shown.</param>
    /// <param name="seed">Of weights, order and permutation.</param>
    public static ShuffledPixels Measure(int images = 3000, int epochs = 4, long seed = 1) =>
        Known.GetOrAdd((images, epochs, seed), _ => new Lazy<ShuffledPixels>(() => Train(images, epochs, seed))).Value;

    private static ShuffledPixels Train(int images, int epochs, long seed)
    {
        var plain = Datasets.Datasets.Digits(images, 1500);
        var shuffled = plain.PermutePixels(seed);
        var trainer = new Trainer { Epochs = epochs, BatchSize = 32, LearningRate = 0.05, Schedule = Schedules.Cosine };
        var experiment = new Experiment(plain) { Seeds = [seed], Output = TextWriter.Null };
        foreach (var (suffix, data) in new[] { ("plain", plain), ("shuffled", shuffled) })
        {
            experiment.Add($"MLP-300 {suffix}", () => new Mlp([300]), trainer, data);
            experiment.Add($"LeNet-5 {suffix}", () => new LeNet5(), trainer, data);
        }
        var runs = experiment.Run().Runs.ToDictionary(run => run.Configuration, run => run.History[^1].TestAccuracy);
        return new ShuffledPixels(Networks.ToDictionary(
            name => name, name => (runs[$"{name} plain"], runs[$"{name} shuffled"])));
    }
}
