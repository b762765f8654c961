using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the derivative of the logarithm of the gamma function at x[i]; NaN at negative whole numbers.</summary>
internal readonly struct Digamma : IFloatUnary
{
    public static string Name => "digamma";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.CreateTruncating(SpecialFunctions.Digamma(double.CreateTruncating(x[i])));
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(x!.polygamma(1));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the derivative of the logarithm of the gamma function at <c>x[i]</c>; NaN at negative whole
        /// numbers.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor digamma() => Unary.Float<Digamma>(this);

        /// <summary>Replaces each element by the derivative of the logarithm of the gamma function at <c>x[i]</c>; NaN at negative whole
        /// numbers.</summary>
        /// <returns>This tensor.</returns>
        public Tensor digamma_() => InPlace.Apply(this, x => x.digamma());
    }

    /// <inheritdoc cref="Tensor.digamma()"/>
    public static Tensor digamma(Tensor input) => input.digamma();

    /// <inheritdoc cref="Tensor.digamma_()"/>
    public static Tensor digamma_(Tensor input) => input.digamma_();
}
