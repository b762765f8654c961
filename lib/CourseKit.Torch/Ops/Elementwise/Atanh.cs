using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the number whose hyperbolic tangent is x[i]; NaN outside -1 to 1.</summary>
internal readonly struct Atanh : IFloatUnary
{
    public static string Name => "atanh";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Atanh(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.div(1 - x!.square());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the number whose hyperbolic tangent is <c>x[i]</c>; NaN outside -1 to 1.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor atanh() => Unary.Float<Atanh>(this);

        /// <summary>Replaces each element by the number whose hyperbolic tangent is <c>x[i]</c>; NaN outside -1 to 1.</summary>
        /// <returns>This tensor.</returns>
        public Tensor atanh_() => InPlace.Apply(this, x => x.atanh());

        /// <inheritdoc cref="atanh()"/>
        public Tensor arctanh() => atanh();

        /// <inheritdoc cref="atanh_()"/>
        public Tensor arctanh_() => atanh_();
    }

    /// <inheritdoc cref="Tensor.atanh()"/>
    public static Tensor atanh(Tensor input) => input.atanh();

    /// <inheritdoc cref="Tensor.atanh_()"/>
    public static Tensor atanh_(Tensor input) => input.atanh_();

    /// <inheritdoc cref="Tensor.arctanh()"/>
    public static Tensor arctanh(Tensor input) => input.arctanh();

    /// <inheritdoc cref="Tensor.arctanh_()"/>
    public static Tensor arctanh_(Tensor input) => input.arctanh_();
}
