using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the number whose hyperbolic cosine is x[i]; NaN below 1.</summary>
internal readonly struct Acosh : IFloatUnary
{
    public static string Name => "acosh";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Acosh(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.div((x!.square() - 1).sqrt());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the number whose hyperbolic cosine is <c>x[i]</c>; NaN below 1.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor acosh() => Unary.Float<Acosh>(this);

        /// <summary>Replaces each element by the number whose hyperbolic cosine is <c>x[i]</c>; NaN below 1.</summary>
        /// <returns>This tensor.</returns>
        public Tensor acosh_() => InPlace.Apply(this, x => x.acosh());

        /// <inheritdoc cref="acosh()"/>
        public Tensor arccosh() => acosh();

        /// <inheritdoc cref="acosh_()"/>
        public Tensor arccosh_() => acosh_();
    }

    /// <inheritdoc cref="Tensor.acosh()"/>
    public static Tensor acosh(Tensor input) => input.acosh();

    /// <inheritdoc cref="Tensor.acosh_()"/>
    public static Tensor acosh_(Tensor input) => input.acosh_();

    /// <inheritdoc cref="Tensor.arccosh()"/>
    public static Tensor arccosh(Tensor input) => input.arccosh();

    /// <inheritdoc cref="Tensor.arccosh_()"/>
    public static Tensor arccosh_(Tensor input) => input.arccosh_();
}
