using CourseKit.Datasets.Generated;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace CourseKit.Datasets;

/// <summary>
/// A batch of which each image is laid over another one: <c>x = lambda * x[i] + (1 - lambda) * x[order[i]]</c>, and so the labels.
/// </summary>
/// <remarks>Zhang, Cisse, Dauphin, Lopez-Paz, mixup: Beyond empirical risk minimization, ICLR 2018, equation 2; lambda from Beta(alpha,
/// alpha).</remarks>
public sealed record Mixup
{
    /// <summary>Mixed inputs, shape (N, C, H, W).</summary>
    public required Tensor X { get; init; }

    /// <summary>Labels of the images below, shape (N).</summary>
    public required Tensor Y { get; init; }

    /// <summary>Labels of the images above, shape (N).</summary>
    public required Tensor OtherY { get; init; }

    /// <summary>Weight of the images below, 0…1.</summary>
    public required double Lambda { get; init; }

    /// <summary>Mixes a batch with itself in another order.</summary>
    /// <param name="x">Inputs, shape (N, C, H, W).</param>
    /// <param name="y">Labels, shape (N), int64.</param>
    /// <param name="alpha">Both parameters of the Beta distribution, above 0: 0.2 mixes little, 1 evenly.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="step">Number of the batch over all epochs.</param>
    /// <exception cref="CourseKitException">alpha is not above 0.</exception>
    public static Mixup Of(Tensor x, Tensor y, double alpha, long seed, long step)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (!(alpha > 0 && double.IsFinite(alpha)))
            throw new CourseKitException($"Mixup: alpha is {alpha}; it must be above 0.");
        var random = new SampleRandom(unchecked((ulong)seed), 0x313A_0000_0000_0000UL ^ (ulong)step);
        var (a, b) = (Gamma(ref random, alpha), Gamma(ref random, alpha));
        var lambda = a + b > 0 ? a / (a + b) : 0.5;
        var count = (int)x.shape[0];
        var shuffled = Enumerable.Range(0, count).Select(i => (long)i).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        using var order = torch.tensor(shuffled, device: x.device);
        using var other = x.index_select(0, order);
        using var above = other * (1 - lambda);
        using var below = x * lambda;
        return new Mixup { X = below + above, Y = y, OtherY = y.index_select(0, order), Lambda = lambda };
    }

    /// <summary>The mixed labels: Lambda for one class and the rest for the other.</summary>
    /// <param name="classes">K.</param>
    /// <returns>Shape (N, K), float32; rows sum to 1.</returns>
    public Tensor SoftLabels(long classes)
    {
        using var below = torch.nn.functional.one_hot(Y, classes).to(torch.float32) * Lambda;
        using var above = torch.nn.functional.one_hot(OtherY, classes).to(torch.float32) * (1 - Lambda);
        return below + above;
    }

    /// <summary>Cross entropy against both labels by weight: the same number as cross entropy against the mixed labels.</summary>
    /// <param name="logits">Shape (N, classes).</param>
    public Tensor Loss(Tensor logits) =>
        torch.nn.functional.cross_entropy(logits, Y) * Lambda + torch.nn.functional.cross_entropy(logits, OtherY) * (1 - Lambda);

    // Marsaglia, Tsang, A simple method for generating gamma variables, ACM TOMS 26(3), 2000.
    private static double Gamma(ref SampleRandom random, double shape)
    {
        if (shape < 1)
            return Gamma(ref random, shape + 1) * Math.Pow(1 - random.NextFloat(), 1 / shape);
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Math.Sqrt(-2 * Math.Log(1 - random.NextFloat())) * Math.Cos(2 * Math.PI * random.NextFloat());
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - random.NextFloat()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return d * v;
        }
    }
}
