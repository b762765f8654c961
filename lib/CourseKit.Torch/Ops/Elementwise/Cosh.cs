using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the hyperbolic cosine of x[i].</summary>
internal readonly struct Cosh : IFloatUnary
{
    public static string Name => "cosh";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Cosh(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(x!.sinh());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the hyperbolic cosine of <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor cosh() => Unary.Float<Cosh>(this);

        /// <summary>Replaces each element by the hyperbolic cosine of <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor cosh_() => InPlace.Apply(this, x => x.cosh());
    }

    /// <inheritdoc cref="Tensor.cosh()"/>
    public static Tensor cosh(Tensor input) => input.cosh();

    /// <inheritdoc cref="Tensor.cosh_()"/>
    public static Tensor cosh_(Tensor input) => input.cosh_();
}
