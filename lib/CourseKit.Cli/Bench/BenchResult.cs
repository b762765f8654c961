using System.Text.Json.Serialization;

namespace CourseKit.Cli.Bench;

/// <summary>Medians of one subject, on one side, in one process.</summary>
internal sealed record BenchResult
{
    /// <summary>Version of what was measured.</summary>
    public string? Version { get; init; }

    public int Threads { get; init; }

    /// <summary>Milliseconds of a training step: forward, backward, SGD with momentum.</summary>
    public double? Train { get; init; }

    /// <summary>How many times as fast a training step is as on one thread; null on one thread.</summary>
    public double? OverOneThread { get; init; }

    /// <summary>Milliseconds of inference with 64 images.</summary>
    public double? Infer64 { get; init; }

    /// <summary>Milliseconds of inference with one image.</summary>
    public double? Infer1 { get; init; }

    /// <summary>Milliseconds of a matrix product.</summary>
    public double? Product { get; init; }

    /// <summary>Bytes of managed memory allocated in a training step.</summary>
    public long? AllocatedBytes { get; init; }

    /// <summary>Most physical memory that the process held while training.</summary>
    public long? PeakBytes { get; init; }

    /// <summary>Multiply-adds of a training step or product, counted from the layers.</summary>
    public double? MultiplyAdds { get; init; }

    /// <summary>The better of two, figure by figure: a peer is taken at its best setting for each.</summary>
    public static BenchResult Best(BenchResult a, BenchResult b) => a with
    {
        Train = Least(a.Train, b.Train),
        Infer64 = Least(a.Infer64, b.Infer64),
        Infer1 = Least(a.Infer1, b.Infer1),
        Product = Least(a.Product, b.Product),
        PeakBytes = a.PeakBytes is { } x && b.PeakBytes is { } y ? Math.Min(x, y) : a.PeakBytes ?? b.PeakBytes,
    };

    /// <summary>Figure by figure, the median of several rounds.</summary>
    public static BenchResult Median(IReadOnlyList<BenchResult> rounds) => rounds[0] with
    {
        Train = Middle(rounds, r => r.Train),
        Infer64 = Middle(rounds, r => r.Infer64),
        Infer1 = Middle(rounds, r => r.Infer1),
        Product = Middle(rounds, r => r.Product),
        OverOneThread = Middle(rounds, r => r.OverOneThread),
        PeakBytes = rounds.Max(r => r.PeakBytes),
    };

    private static double? Least(double? a, double? b) => a is { } x && b is { } y ? Math.Min(x, y) : a ?? b;

    private static double? Middle(IReadOnlyList<BenchResult> rounds, Func<BenchResult, double?> figure)
    {
        double[] values = [.. rounds.Select(figure).OfType<double>().Order()];
        return values.Length == 0 ? null : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}

/// <summary>JSON between the measuring process and the reporting one.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = false)]
[JsonSerializable(typeof(BenchResult))]
internal sealed partial class BenchJson : JsonSerializerContext;
