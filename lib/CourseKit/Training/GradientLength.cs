using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>The Euclidean length of all gradients together, and its limit.</summary>
/// <remarks>Pascanu, Mikolov, Bengio, On the difficulty of training recurrent neural networks, ICML 2013, algorithm 1.</remarks>
internal static class GradientLength
{
    /// <summary>Keeps a zero length from being divided by.</summary>
    private const double Least = 1e-6;

    /// <summary>Shortens the gradients to <paramref name="most"/> where they are longer; all by the same factor.</summary>
    /// <returns>
    /// Their length before, a scalar of float64 on the processor and of float32 elsewhere; null without gradients. Elsewhere nothing is
    /// read: the processor would wait for the whole queue of work.
    /// </returns>
    public static Tensor? Clip(IEnumerable<Parameter> parameters, double most)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var gradients = parameters.Select(parameter => parameter.grad).OfType<Tensor>().ToList();
        if (gradients.Count == 0)
            return null;
        var squares = stack(gradients.Select(gradient => (gradient * gradient).sum()).ToArray()).sum();
        if (squares.device.type != DeviceType.CPU)
        {
            var there = squares.sqrt();
            if (double.IsFinite(most))
            {
                var factor = (most / (there + Least)).clamp_max(1);
                foreach (var gradient in gradients)
                    gradient.mul_(factor);
            }
            return there.MoveToOuterDisposeScope();
        }
        var length = Math.Sqrt(squares.to(float64).item<double>());
        if (length > most)
        {
            foreach (var gradient in gradients)
                gradient.mul_(most / (length + Least));
        }
        return tensor(length, dtype: float64).MoveToOuterDisposeScope();
    }
}
