using System.Runtime.InteropServices;
using CourseKit.Datasets.Generated;
using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>Blends each image of a batch, and its target, with those of another: <c>x = l x1 + (1 - l) x2</c>, l from Beta(a, a).</summary>
/// <remarks>Zhang, Cisse, Dauphin, Lopez-Paz, mixup: Beyond empirical risk minimization, ICLR 2018.</remarks>
internal static class Mixup
{
    /// <param name="x">Images, shape (N, C, H, W).</param>
    /// <param name="y">Labels, shape (N), int64.</param>
    /// <param name="classes">K.</param>
    /// <param name="alpha">a: near 0 leaves images almost alone, 1 mixes evenly.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="step">Number of the step: the same step of the same training mixes the same images.</param>
    /// <returns>Mixed images, and targets of shape (N, K), float32.</returns>
    public static (Tensor X, Tensor Y) Apply(Tensor x, Tensor y, int classes, double alpha, long seed, long step)
    {
        var random = new SampleRandom(unchecked((ulong)seed ^ 0x6d69787570), (uint)step);
        var (a, b) = (Gamma(ref random, alpha), Gamma(ref random, alpha));
        var share = a + b > 0 ? a / (a + b) : 0.5;
        var order = new long[x.shape[0]];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        using var partners = tensor(order, device: x.device);
        using var others = x.index_select(0, partners);
        using var onCpu = y.cpu();
        var labels = MemoryMarshal.Cast<byte, long>(onCpu.bytes);
        var targets = new float[order.Length * classes];
        for (var i = 0; i < order.Length; i++)
        {
            targets[(i * classes) + (int)labels[i]] += (float)share;
            targets[(i * classes) + (int)labels[(int)order[i]]] += (float)(1 - share);
        }
        return ((x * share) + (others * (1 - share)), tensor(targets, [order.Length, classes], device: x.device));
    }

    /// <remarks>Marsaglia, Tsang, A simple method for generating gamma variables, 2000; below 1 by the boost of their section 6.</remarks>
    private static double Gamma(ref SampleRandom random, double shape)
    {
        if (shape < 1)
            return Gamma(ref random, shape + 1) * Math.Pow(1 - random.NextFloat(), 1 / shape);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextFloat())) * Math.Cos(2 * Math.PI * random.NextFloat());
            var v = Math.Pow(1 + (c * normal), 3);
            if (v > 0 && Math.Log(1 - random.NextFloat()) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v)))
                return d * v;
        }
    }
}
