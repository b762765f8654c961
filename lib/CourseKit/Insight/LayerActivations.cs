using CourseKit.Plots;

namespace CourseKit.Insight;

/// <summary>What one layer gave for a batch.</summary>
public sealed class LayerActivations
{
    private readonly double[] _values;

    internal LayerActivations(string layer, string kind, long[] shape, double[] values)
    {
        (Layer, Kind, Shape, _values) = (layer, kind, shape, values);
        var (units, inner) = ((int)(shape.Length > 1 ? shape[1] : 1), (int)shape.Skip(2).Aggregate(1L, (a, b) => a * b));
        var alive = new bool[units];
        for (var i = 0; i < values.Length; i++)
            alive[i / inner % units] |= values[i] > 0;
        DeadUnits = [.. Enumerable.Range(0, units).Where(u => !alive[u])];
        DeadRate = (double)DeadUnits.Count / units;
        ZeroShare = values.Length == 0 ? 0 : (double)values.Count(v => v == 0) / values.Length;
    }

    /// <summary>Full name of the layer.</summary>
    public string Layer { get; }

    /// <summary>Kind of the layer: Conv2d, ReLU.</summary>
    public string Kind { get; }

    /// <summary>Shape (N, K, H, W) or (N, K).</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>All values, in order.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Channels or units that are above 0 for no image and at no place.</summary>
    public IReadOnlyList<int> DeadUnits { get; }

    /// <summary>Share of channels or units that are dead, 0…1.</summary>
    public double DeadRate { get; }

    /// <summary>Share of values that are exactly 0, 0…1.</summary>
    public double ZeroShare { get; }

    /// <summary>Mean of all values.</summary>
    public double Mean => _values.DefaultIfEmpty(0).Average();

    /// <summary>Standard deviation of all values.</summary>
    public double Deviation
    {
        get
        {
            var mean = Mean;
            return Math.Sqrt(_values.Select(v => (v - mean) * (v - mean)).DefaultIfEmpty(0).Average());
        }
    }

    /// <summary>One map.</summary>
    /// <param name="image">Which image of the batch.</param>
    /// <param name="channel">Which channel.</param>
    /// <returns>Shape (H, W).</returns>
    /// <exception cref="CourseKitException">The layer gives no maps.</exception>
    public double[,] Map(int image, int channel)
    {
        if (Shape.Count != 4)
            throw new CourseKitException($"Layer '{Layer}' gives ({string.Join(", ", Shape)}): numbers, not maps.");
        var (height, width) = ((int)Shape[2], (int)Shape[3]);
        var (map, start) = (new double[height, width], ((image * (int)Shape[1]) + channel) * height * width);
        Buffer.BlockCopy(_values, start * sizeof(double), map, 0, map.Length * sizeof(double));
        return map;
    }

    /// <summary>The maps of one image as pictures, all on one scale; bars for a layer without maps.</summary>
    /// <param name="image">Which image of the batch.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="most">Most channels to show.</param>
    public Figure Plot(int image = 0, int columns = 8, int most = 64)
    {
        var channels = Math.Min(most, (int)Shape[1]);
        if (Shape.Count != 4)
        {
            var units = Enumerable.Range(0, channels).ToList();
            return Figures.Bars([.. units.Select(u => $"{u}")], [.. units.Select(u => _values[(image * (int)Shape[1]) + u])],
                Layer, "activation");
        }
        var maps = Enumerable.Range(0, channels).Select(c => Map(image, c)).ToList();
        var (low, high) = (maps.Min(m => m.Cast<double>().Min()), maps.Max(m => m.Cast<double>().Max()));
        return Figures.Pictures(
            [.. maps.Select((map, c) => new Picture(
                low < 0 ? Rasters.AroundZero(map, Math.Max(-low, high)) : Rasters.Of(map, Colormap.Viridis, 0, Math.Max(high, 1e-30)),
                DeadUnits.Contains(c) ? $"{c}: dead" : $"{c}"))],
            columns, $"Activations of {Layer}", size: 72);
    }

    /// <summary>"features.act1 (ReLU): mean 0.21, deviation 0.40, 62.1 % zeros, 0 of 6 dead".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Layer} ({Kind}): mean {Mean:G3}, deviation {Deviation:G3}, {100 * ZeroShare:F1} % zeros, ") + FormattableString.Invariant(
        $"{DeadUnits.Count} of {(Shape.Count > 1 ? Shape[1] : 1)} dead");
}
