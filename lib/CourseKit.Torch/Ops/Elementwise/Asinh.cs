using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the number whose hyperbolic sine is x[i].</summary>
internal readonly struct Asinh : IFloatUnary
{
    public static string Name => "asinh";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Asinh(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.div((x!.square() + 1).sqrt());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the number whose hyperbolic sine is <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor asinh() => Unary.Float<Asinh>(this);

        /// <summary>Replaces each element by the number whose hyperbolic sine is <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor asinh_() => InPlace.Apply(this, x => x.asinh());

        /// <inheritdoc cref="asinh()"/>
        public Tensor arcsinh() => asinh();

        /// <inheritdoc cref="asinh_()"/>
        public Tensor arcsinh_() => asinh_();
    }

    /// <inheritdoc cref="Tensor.asinh()"/>
    public static Tensor asinh(Tensor input) => input.asinh();

    /// <inheritdoc cref="Tensor.asinh_()"/>
    public static Tensor asinh_(Tensor input) => input.asinh_();

    /// <inheritdoc cref="Tensor.arcsinh()"/>
    public static Tensor arcsinh(Tensor input) => input.arcsinh();

    /// <inheritdoc cref="Tensor.arcsinh_()"/>
    public static Tensor arcsinh_(Tensor input) => input.arcsinh_();
}
