using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the natural logarithm of the absolute value of the gamma function at x[i].</summary>
internal readonly struct Lgamma : IFloatUnary
{
    public static string Name => "lgamma";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.CreateTruncating(SpecialFunctions.LogGamma(double.CreateTruncating(x[i])));
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(x!.digamma());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the natural logarithm of the absolute value of the gamma function at <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor lgamma() => Unary.Float<Lgamma>(this);

        /// <summary>Replaces each element by the natural logarithm of the absolute value of the gamma function at <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor lgamma_() => InPlace.Apply(this, x => x.lgamma());
    }

    /// <inheritdoc cref="Tensor.lgamma()"/>
    public static Tensor lgamma(Tensor input) => input.lgamma();

    /// <inheritdoc cref="Tensor.lgamma_()"/>
    public static Tensor lgamma_(Tensor input) => input.lgamma_();
}
