using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the angle in radians, -pi/2 to pi/2, whose sine is x[i]; NaN outside -1 to 1.</summary>
internal readonly struct Asin : IFloatUnary
{
    public static string Name => "asin";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Asin(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.div((1 - x!.square()).sqrt());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the angle in radians, -pi/2 to pi/2, whose sine is <c>x[i]</c>; NaN outside -1 to 1.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor asin() => Unary.Float<Asin>(this);

        /// <summary>Replaces each element by the angle in radians, -pi/2 to pi/2, whose sine is <c>x[i]</c>; NaN outside -1 to 1.</summary>
        /// <returns>This tensor.</returns>
        public Tensor asin_() => InPlace.Apply(this, x => x.asin());

        /// <inheritdoc cref="asin()"/>
        public Tensor arcsin() => asin();

        /// <inheritdoc cref="asin_()"/>
        public Tensor arcsin_() => asin_();
    }

    /// <inheritdoc cref="Tensor.asin()"/>
    public static Tensor asin(Tensor input) => input.asin();

    /// <inheritdoc cref="Tensor.asin_()"/>
    public static Tensor asin_(Tensor input) => input.asin_();

    /// <inheritdoc cref="Tensor.arcsin()"/>
    public static Tensor arcsin(Tensor input) => input.arcsin();

    /// <inheritdoc cref="Tensor.arcsin_()"/>
    public static Tensor arcsin_(Tensor input) => input.arcsin_();
}
