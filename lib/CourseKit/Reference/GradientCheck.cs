using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Reference;

/// <summary>
/// Compares gradients with central differences <c>(L(x + h) - L(x - h)) / 2h</c>: the way to find out whether a backward pass is right.
/// </summary>
public static class GradientCheck
{
    /// <summary>Step of the differences: small enough for their error h², large enough for rounding in double.</summary>
    public const double DefaultStep = 1e-5;

    /// <summary>The numeric gradient of a function with respect to one array that the function reads.</summary>
    /// <param name="loss">Computes the loss from the current values of <paramref name="x"/>.</param>
    /// <param name="x">An array of doubles of any rank. Changed while this runs, and put back.</param>
    /// <param name="step">h.</param>
    /// <returns>dL/dx, flat.</returns>
    public static double[] Numeric(Func<double> loss, Array x, double step = DefaultStep)
    {
        ArgumentNullException.ThrowIfNull(loss);
        var values = x.Flat();
        var gradient = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            gradient[i] = (LossAt(i, values[i] + step) - LossAt(i, values[i] - step)) / (2 * step);
            Put(x, i, values[i]);
        }
        return gradient;

        double LossAt(int i, double value)
        {
            Put(x, i, value);
            return loss();
        }
    }

    /// <summary>Compares gradients of a function of plain arrays.</summary>
    /// <param name="loss">Computes the loss from the current values of the arrays.</param>
    /// <param name="gradients">Name, the array, and its analytic gradient of the same length.</param>
    /// <param name="tolerance">Largest relative error that passes.</param>
    /// <param name="step">h.</param>
    public static GradientReport Compare(
        Func<double> loss, IReadOnlyList<(string Name, Array X, Array Gradient)> gradients, double tolerance = 1e-5,
        double step = DefaultStep)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        var comparisons = gradients.Select(entry =>
        {
            var (name, x, gradient) = entry;
            if (x.Length != gradient.Length)
                throw new ArgumentException($"{name} has {gradient.Length} values for {x.Length} variables.");
            return Worst(name, Enumerable.Range(0, x.Length), gradient.Flat(), Numeric(loss, x, step));
        });
        return new GradientReport([.. comparisons], tolerance);
    }

    /// <summary>Compares the gradients that the engine gives for a module's parameters and for its input.</summary>
    /// <param name="module">Converted to float64 by the caller (<c>module.to(float64)</c>): float32 has too few digits for
    /// differences.</param>
    /// <param name="input">Float64.</param>
    /// <param name="loss">From the output to one number; null for its sum of squares.</param>
    /// <param name="perParameter">At most so many elements of each, spread evenly: every element costs two forward passes.</param>
    /// <param name="tolerance">Largest relative error that passes.</param>
    /// <param name="step">h.</param>
    /// <exception cref="CourseKitException">The input or a parameter is not float64.</exception>
    public static GradientReport Of(Module<Tensor, Tensor> module, Tensor input, Func<Tensor, Tensor>? loss = null,
        int perParameter = 20, double tolerance = 1e-4, double step = DefaultStep)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(input);
        if (input.dtype != float64 || module.parameters().Any(parameter => parameter.dtype != float64))
        {
            throw new CourseKitException(
                "A gradient check needs float64: call module.to(torch.float64) and input.to(torch.float64) first.");
        }
        using var scope = NewDisposeScope();
        loss ??= y => (y * y).sum();
        var x = input.detach().clone().requires_grad_();
        var variables = module.named_parameters().Select(entry => (entry.name, value: (Tensor)entry.parameter)).Prepend(("input", x));
        module.zero_grad();
        loss(module.call(x)).backward();
        var report = variables.ToList().ConvertAll(variable => Compare(variable.Item1, variable.Item2));
        module.zero_grad();
        return new GradientReport(report, tolerance);

        GradientComparison Compare(string name, Tensor variable)
        {
            var flat = variable.detach().reshape(-1);
            var gradient = variable.grad?.detach().reshape(-1);
            var count = (int)Math.Min(perParameter, flat.shape[0]);
            var places = Enumerable.Range(0, count).Select(i => (int)(i * flat.shape[0] / count)).ToArray();
            var analytic = places.Select(i => gradient is null ? 0 : gradient[i].item<double>()).ToArray();
            return Worst(name, places, analytic, [.. places.Select(i => Difference(flat, i))]);
        }

        double Difference(Tensor flat, int i)
        {
            using var inner = NewDisposeScope();
            using var noGrad = no_grad();
            var value = flat[i].item<double>();
            var difference = LossAt(flat, i, value + step) - LossAt(flat, i, value - step);
            flat[i] = value;
            return difference / (2 * step);
        }

        double LossAt(Tensor flat, int i, double value)
        {
            flat[i] = value;
            return loss(module.call(x)).item<double>();
        }
    }

    private static GradientComparison Worst(string name, IEnumerable<int> places, double[] analytic, double[] numeric)
    {
        const double Floor = 1e-6;      // below it both count as 0: differences of rounding noise
        var worst = new GradientComparison(name, analytic.Length, 0, 0, 0, 0);
        foreach (var (i, place) in places.Index())
        {
            var error = Math.Abs(analytic[i] - numeric[i]) / Math.Max(Math.Max(Math.Abs(analytic[i]), Math.Abs(numeric[i])), Floor);
            if (double.IsNaN(error))
                error = double.PositiveInfinity;
            if (i == 0 || error > worst.WorstError)
                worst = worst with { WorstIndex = place, Analytic = analytic[i], Numeric = numeric[i], WorstError = error };
        }
        return worst;
    }

    private static void Put(Array x, int i, double value)
    {
        var values = new[] { value };
        Buffer.BlockCopy(values, 0, x, i * sizeof(double), sizeof(double));
    }
}
