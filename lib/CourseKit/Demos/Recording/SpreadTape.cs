using System.Text.Json;
using CourseKit.Datasets;
using CourseKit.Insight;
using CourseKit.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Demos.Recording;

/// <summary>One training: the loss of each step, and how the numbers in front of each activation are spread, now and then.</summary>
internal sealed class SpreadTape
{
    /// <summary>Numbers beyond this count at the edge.</summary>
    public const double Widest = 4;

    /// <summary>Columns of a histogram, odd: one is around 0.</summary>
    public const int Bins = 41;

    private const int Layers = 5, Width = 64, BatchSize = 50, Frames = 24;
    private readonly List<double> _losses = [];
    private readonly List<long> _steps = [];
    private readonly List<byte> _shares = [];

    /// <summary>Of each step; NaN after the training has run away.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>Where the loss ends, in words.</summary>
    public string Last => double.IsNaN(_losses[^1]) ? "no number" : FormattableString.Invariant($"{_losses.TakeLast(10).Average():0.###}");

    /// <summary>Trains from the same start whatever the rate.</summary>
    public static SpreadTape Record(ImageDataset data, bool norm, double rate, int steps, long seed)
    {
        var tape = new SpreadTape();
        manual_seed(seed);
        using var model = Network(data, norm);
        var (probe, labels) = data.Batch(200);
        using var optimizer = optim.SGD(model.parameters(), rate, 0.9);
        var batches = new BatchLoader(data.Train, BatchSize, data.Normalization);
        var frames = Enumerable.Range(0, Frames).Select(k => (int)Math.Round((steps - 1) * Math.Pow(k / (Frames - 1.0), 2))).ToHashSet();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            if (frames.Contains(step))
                tape.Look(model, probe, step);
            tape.Step(model, optimizer, batches, step, seed);
        }
        probe.Dispose();
        labels.Dispose();
        return tape;
    }

    /// <summary>One member of the list of runs.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumbers("loss", _losses);
        json.WriteNumbers("steps", _steps.Select(step => (double)step));
        json.WriteNumber("layers", Layers);
        json.WriteBase64String("shares", _shares.ToArray());
        json.WriteEndObject();
    }

    private static Sequential Network(ImageDataset data, bool norm)
    {
        var layers = new List<(string, Module<Tensor, Tensor>)> { ("flatten", Flatten()) };
        for (var k = 0; k < Layers; k++)
        {
            layers.Add(($"linear{k}", Linear(k == 0 ? data.Train.PixelsPerImage : Width, Width)));
            if (norm)
                layers.Add(($"norm{k}", BatchNorm1d(Width)));
            // The identity gives the numbers in front of the activation a name.
            layers.Add(($"before{k}", Identity()));
            layers.Add(($"tanh{k}", Tanh()));
        }
        layers.Add(("output", Linear(Width, data.ClassNames.Count)));
        return Sequential(layers);
    }

    private void Step(Sequential model, optim.Optimizer optimizer, BatchLoader batches, int step, long seed)
    {
        if (step % batches.Count == 0)
            batches.Shuffle(seed, step / batches.Count);
        var (x, y) = batches.Load(step % batches.Count);
        var loss = functional.cross_entropy(model.call(x), y);
        _losses.Add(double.IsFinite(loss.item<float>()) ? loss.item<float>() : double.NaN);
        if (double.IsNaN(_losses[^1]))
            return;
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    // In training mode, as the network computes while it learns; the running means stay as they were.
    private void Look(Sequential model, Tensor probe, int step)
    {
        using var kept = new KeptState(model);
        using var noGrad = no_grad();
        model.train();
        var names = Enumerable.Range(0, Layers).Select(k => Insight.Layers.Find(model, $"before{k}")).ToList();
        using var caught = Insight.Layers.Catch(names, () => model.call(probe));
        _steps.Add(step);
        foreach (var (_, output) in caught)
            _shares.AddRange(Histogram(Insight.Look.Numbers(output)));
    }

    // 255 is the fullest column.
    private static byte[] Histogram(double[] values)
    {
        var counts = new int[Bins];
        foreach (var value in values.Where(double.IsFinite))
            counts[Math.Clamp((int)Math.Floor((value + Widest) / (2 * Widest) * Bins), 0, Bins - 1)]++;
        var most = Math.Max(1, counts.Max());
        return [.. counts.Select(count => (byte)Math.Ceiling(255.0 * count / most))];
    }
}
