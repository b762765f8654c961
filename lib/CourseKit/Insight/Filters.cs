using CourseKit.Plots;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>The weights of convolutions as pictures, and what they are worth.</summary>
public static class Filters
{
    /// <summary>Shortest filter, over the layer's median, that is not dead.</summary>
    public const double DeadNorm = 0.1;

    /// <summary>Correlation beyond which two filters are the same.</summary>
    public const double TwinCorrelation = 0.95;

    /// <summary>The filters of a convolution: one picture each; those of three input channels in colour.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">Name of the layer; the first convolution when null.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="channel">Which input channel to show; all of three as colours, else the first, when null.</param>
    /// <exception cref="CourseKitException">The layer is no convolution.</exception>
    public static Figure Plot(nn.Module model, string? layer = null, int columns = 8, int? channel = null)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (name, weight) = Weight(model, layer);
        return Figures.Pictures(
            [.. Pictures(weight, channel).Select((picture, i) => new Picture(picture, $"{i}"))], columns, $"Filters of {name}", size: 64);
    }

    /// <summary>The weights of a convolution.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">Name of the layer; the first convolution when null.</param>
    /// <returns>Shape (F, C, kH, kW).</returns>
    public static double[,,,] Weights(nn.Module model, string? layer = null)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var weight = Weight(model, layer).Weight;
        var (numbers, s) = (Look.Numbers(weight), weight.shape);
        var result = new double[s[0], s[1], s[2], s[3]];
        Buffer.BlockCopy(numbers, 0, result, 0, numbers.Length * sizeof(double));
        return result;
    }

    /// <summary>
    /// Tells good filters from dead ones (short, or silent on the images), noisy ones (neighbouring weights unrelated) and correlated
    /// ones (like an earlier filter).
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">Name of the layer; the first convolution when null.</param>
    /// <param name="images">Images, shape (N, C, H, W), normalised: filters that never answer above 0 on them are dead. Null to judge by
    /// weights alone.</param>
    /// <param name="noisy">Largest correlation of neighbouring weights that is noise.</param>
    public static FilterReport Report(Module<Tensor, Tensor> model, string? layer = null, Tensor? images = null, double noisy = 0.1) =>
        Look.At(model, () =>
        {
            using var noGrad = no_grad();
            var (name, weight) = Weight(model, layer);
            var count = (int)weight.shape[0];
            var rows = Enumerable.Range(0, count).Select(f => Look.Numbers(weight[f])).ToList();
            var norms = rows.Select(Norm).ToList();
            var median = norms.Order().ElementAt(count / 2);
            var silent = images is null ? [] : Silent(model, name, images);
            var pictures = Pictures(weight, null);
            var states = new List<FilterState>();
            for (var f = 0; f < count; f++)
            {
                var (twin, correlation) = (-1, 0.0);
                for (var g = 0; g < f; g++)
                {
                    var c = Correlation(rows[f], rows[g]);
                    if (states[g].Kind != FilterKind.Dead && Math.Abs(c) > Math.Abs(correlation))
                        (twin, correlation) = (g, c);
                }
                var norm = norms[f] / Math.Max(median, 1e-30);
                var smooth = Smoothness(rows[f], (int)weight.shape[1], (int)weight.shape[2], (int)weight.shape[3]);
                var kind = norm < DeadNorm || silent.Contains(f) ? FilterKind.Dead
                    : Math.Abs(correlation) > TwinCorrelation ? FilterKind.Correlated
                    : smooth < noisy && weight.shape[2] > 1 ? FilterKind.Noisy : FilterKind.Good;
                states.Add(new FilterState(f, kind, norm, smooth, twin, correlation, pictures[f]));
            }
            return new FilterReport(name, states);
        });

    private static (string Name, Tensor Weight) Weight(nn.Module model, string? layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (name, found) = layer is null
            ? Layers.Of(model).FirstOrDefault(leaf => leaf.Layer is TorchSharp.Modules.Conv2d)
            : Layers.Find(model, layer);
        return found is TorchSharp.Modules.Conv2d convolution
            ? (name, convolution.weight)
            : throw new CourseKitException($"{layer ?? model.GetName()} is no two-dimensional convolution, so it has no filters to show.");
    }

    private static List<Raster> Pictures(Tensor weight, int? channel)
    {
        var (filters, channels) = (weight.shape[0], weight.shape[1]);
        if (channel is { } c && (c < 0 || c >= channels))
            throw new CourseKitException($"The filters have input channels 0 to {channels - 1}, not {c}.");
        if (channels == 3 && channel is null)
            return Enumerable.Range(0, (int)filters).Select(f => Rasters.Image(weight[f])).ToList();
        // One scale for all filters of a layer: a weak one must look weak.
        var plane = weight.select(1, channel ?? 0);
        var limit = plane.abs().max().cpu().to(float64).item<double>();
        return Enumerable.Range(0, (int)filters).Select(f => Rasters.AroundZero(Look.Matrix(plane[f]), limit)).ToList();
    }

    private static HashSet<int> Silent(Module<Tensor, Tensor> model, string name, Tensor images)
    {
        var batch = Look.Batch(model, images);
        using var caught = Layers.Catch([Layers.Find(model, name)], () => model.call(batch));
        var maps = caught[^1].Output;
        var largest = Look.Numbers(maps.amax([0, 2, 3]));
        return [.. Enumerable.Range(0, largest.Length).Where(f => largest[f] <= 0)];
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(v => v * v));

    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            var (da, db) = (a[i] - meanA, b[i] - meanB);
            (ab, aa, bb) = (ab + (da * db), aa + (da * da), bb + (db * db));
        }
        return aa * bb > 0 ? ab / Math.Sqrt(aa * bb) : 0;
    }

    /// <summary>Correlation of horizontally and vertically neighbouring weights.</summary>
    private static double Smoothness(double[] weights, int channels, int height, int width)
    {
        var (left, right) = (new List<double>(), new List<double>());
        for (var i = 0; i < channels * height * width; i++)
        {
            if (i % width + 1 < width)
                Add(i, i + 1);
            if (i / width % height + 1 < height)
                Add(i, i + width);
        }
        return left.Count == 0 ? 0 : Correlation([.. left], [.. right]);

        void Add(int a, int b)
        {
            left.Add(weights[a]);
            right.Add(weights[b]);
        }
    }
}
