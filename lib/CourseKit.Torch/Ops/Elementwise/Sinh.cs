using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the hyperbolic sine of x[i].</summary>
internal readonly struct Sinh : IFloatUnary
{
    public static string Name => "sinh";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Sinh(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(x!.cosh());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the hyperbolic sine of <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor sinh() => Unary.Float<Sinh>(this);

        /// <summary>Replaces each element by the hyperbolic sine of <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sinh_() => InPlace.Apply(this, x => x.sinh());
    }

    /// <inheritdoc cref="Tensor.sinh()"/>
    public static Tensor sinh(Tensor input) => input.sinh();

    /// <inheritdoc cref="Tensor.sinh_()"/>
    public static Tensor sinh_(Tensor input) => input.sinh_();
}
