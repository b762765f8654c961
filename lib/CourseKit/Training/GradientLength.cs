using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>The Euclidean length of all gradients together, and its limit.</summary>
/// <remarks>Pascanu, Mikolov, Bengio, On the difficulty of training recurrent neural networks, ICML 2013, algorithm 1.</remarks>
internal static class GradientLength
{
    /// <summary>Shortens the gradients to <paramref name="most"/> where they are longer; all by the same factor.</summary>
    /// <returns>Their length before.</returns>
    public static double Clip(IEnumerable<Parameter> parameters, double most)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var gradients = parameters.Select(parameter => parameter.grad).OfType<Tensor>().ToList();
        if (gradients.Count == 0)
            return 0;
        var squares = gradients.Select(gradient => (gradient * gradient).sum()).ToArray();
        var length = Math.Sqrt(stack(squares).sum().to(float64).item<double>());
        if (length > most)
        {
            foreach (var gradient in gradients)
                gradient.mul_(most / (length + 1e-6));
        }
        return length;
    }
}
