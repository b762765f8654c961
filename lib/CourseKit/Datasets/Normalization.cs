using System.Globalization;

namespace CourseKit.Datasets;

/// <summary>
/// Turns pixel values 0…255 into inputs of mean 0 and deviation 1: <c>x[n,c,i,j] = (pixel / 255 - Mean[c]) / Deviation[c]</c>.
/// </summary>
public sealed class Normalization
{
    /// <summary>Only divides by 255: inputs 0…1.</summary>
    /// <param name="channels">C.</param>
    public static Normalization None(int channels) => new(new double[channels], [.. Enumerable.Repeat(1.0, channels)]);

    /// <param name="mean">Mean of each channel, pixels scaled to 0…1.</param>
    /// <param name="deviation">Standard deviation of each channel, pixels scaled to 0…1; above 0.</param>
    public Normalization(IReadOnlyList<double> mean, IReadOnlyList<double> deviation)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(deviation);
        if (mean.Count != deviation.Count)
            throw new ArgumentException($"{mean.Count} means for {deviation.Count} deviations.", nameof(deviation));
        if (deviation.Any(value => !(value > 0)))
            throw new ArgumentException("A deviation must be above 0.", nameof(deviation));
        (Mean, Deviation) = (mean, deviation);
    }

    /// <summary>Mean of each channel, pixels scaled to 0…1.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>Standard deviation of each channel, pixels scaled to 0…1.</summary>
    public IReadOnlyList<double> Deviation { get; }

    /// <summary>Mean and deviation over all images of a set: take the training half, never the test half.</summary>
    /// <param name="set">The images. A channel of one value throughout gets deviation 1.</param>
    public static Normalization Of(ImageSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var (mean, deviation) = (new double[set.Channels], new double[set.Channels]);
        for (var c = 0; c < set.Channels; c++)
        {
            // A histogram makes the sums exact, whatever the order.
            var histogram = Histogram(set, c);
            var count = (double)set.Count * set.Height * set.Width;
            double sum = 0, squares = 0;
            for (var value = 0; value < 256; value++)
            {
                sum += (double)histogram[value] * value;
                squares += (double)histogram[value] * value * value;
            }
            mean[c] = sum / count / 255;
            var variance = squares / count / (255 * 255) - mean[c] * mean[c];
            deviation[c] = variance > 1e-12 ? Math.Sqrt(variance) : 1;
        }
        return new Normalization(mean, deviation);
    }

    /// <summary>Mean and deviation of each channel: "mean 0.131, deviation 0.308".</summary>
    public override string ToString() => $"mean {Join(Mean)}, deviation {Join(Deviation)}";

    private static long[] Histogram(ImageSet set, int channel)
    {
        var histogram = new long[256];
        var plane = set.Height * set.Width;
        for (var i = 0; i < set.Count; i++)
        {
            foreach (var value in set.Image(i).Slice(channel * plane, plane))
                histogram[value]++;
        }
        return histogram;
    }

    private static string Join(IEnumerable<double> values) =>
        string.Join(", ", values.Select(value => value.ToString("0.####", CultureInfo.InvariantCulture)));
}
