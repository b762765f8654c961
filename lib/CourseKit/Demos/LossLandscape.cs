using System.Text.Json;
using CourseKit.Datasets;
using CourseKit.Demos.Recording;
using CourseKit.Plots;
using CourseKit.Plots.Display;
using static TorchSharp.torch;

namespace CourseKit.Demos;

/// <summary>
/// The loss of a deep network on the plane in which its training moved, with the way of the training on it: plain, with batch
/// normalisation, with skip connections. The reader changes between them, walks along the way, and reads the loss anywhere.
/// </summary>
/// <remarks>Li, Xu, Taylor, Studer, Goldstein, Visualizing the loss landscape of neural nets, NeurIPS 2018. Without a training's way,
/// around one model of one's own, see <see cref="Insight.LossSurface"/>.</remarks>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class LossLandscape : Demo
{
    private readonly IReadOnlyList<SurfaceTape> _tapes;

    private LossLandscape(IReadOnlyList<SurfaceTape> tapes, int depth)
        : base("surface", $"The loss around the way of a training, {depth} layers deep") => _tapes = tapes;

    /// <summary>Trains three networks of equal depth from the same start, and measures the loss around each one's way.</summary>
    /// <param name="data">Grey pictures and labels.</param>
    /// <param name="depth">Convolutions in a row, 1 to 40.</param>
    /// <param name="steps">Steps of each training, 30 or more.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="points">Points of the grid along each direction, 5 to 61.</param>
    /// <param name="seed">Of the weights.</param>
    /// <exception cref="CourseKitException">Colour pictures, or a number out of range.</exception>
    public static LossLandscape Compare(ImageDataset data, int depth = 12, int steps = 120, double rate = 0.03, int points = 21,
        long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data.Train.Channels == 1, $"{data.Name} has {data.Train.Channels} channels; the networks read grey pictures, of one.");
        Check(depth is >= 1 and <= 40, $"The depth is {depth}; it must be from 1 to 40.");
        Check(steps >= 30, $"A training of {steps} steps is asked for; its way needs at least 30.");
        Check(points is >= 5 and <= 61, $"The grid has {points} points a side; from 5 to 61 can be shown.");
        var tapes = new List<SurfaceTape>();
        foreach (var (name, norm, skip) in new[]
            { ("plain", false, false), ("batch norm", true, false), ("skip connections", false, true) })
        {
            manual_seed(seed);
            using var model = new Tower(depth, norm, skip, data.ClassNames.Count);
            tapes.Add(SurfaceTape.Record(name, model, data, steps, rate, points, seed));
        }
        return new LossLandscape(tapes, depth);
    }

    /// <summary>Loss along the way of each training, of one large batch, first point first.</summary>
    /// <param name="variant">0 plain, 1 batch norm, 2 skip connections.</param>
    public IReadOnlyList<double> WayLosses(int variant) => [.. _tapes[variant].Path.Select(point => point.Loss)];

    /// <summary>Losses on the plane, shape (points down, points across).</summary>
    /// <param name="variant">0 plain, 1 batch norm, 2 skip connections.</param>
    public double[,] Losses(int variant) => (double[,])_tapes[variant].Losses.Clone();

    /// <inheritdoc/>
    public override Figure Picture =>
        Figures.Row([.. _tapes.Select(tape => Figures.Heatmap(Logs(tape.Losses), tape.Name, texts: false, Colormap.Viridis))]) with
    {
        Title = Title,
        Subtitle = "power of ten of the loss",
        AltText = $"{Title}: " + string.Join("; ", _tapes.Select(tape => FormattableString.Invariant(
            $"{tape.Name}, from a loss of {tape.Path[0].Loss:0.##} to {tape.Path[^1].Loss:0.###}, ") + FormattableString.Invariant(
            $"and from {tape.Losses.Cast<double>().Min():0.##} to {tape.Losses.Cast<double>().Max():0.#} on the plane"))) + ".",
    };

    private protected override IEnumerable<string> Scripts => ["grid", "net", "maps", "player", "chart"];

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("variants");
        foreach (var tape in _tapes)
            tape.Write(json);
        json.WriteEndArray();
    }

    private static double[,] Logs(double[,] losses)
    {
        var logs = new double[losses.GetLength(0), losses.GetLength(1)];
        for (var i = 0; i < logs.GetLength(0); i++)
        {
            for (var j = 0; j < logs.GetLength(1); j++)
                logs[i, j] = Math.Log10(Math.Max(losses[i, j], 1e-4));
        }
        return logs;
    }

    private static void Check(bool holds, string message)
    {
        if (!holds)
            throw new CourseKitException(message);
    }
}
