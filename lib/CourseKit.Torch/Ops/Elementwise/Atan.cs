using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the angle in radians, -pi/2 to pi/2, whose tangent is x[i].</summary>
internal readonly struct Atan : IFloatUnary
{
    public static string Name => "atan";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Atan(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.div(x!.square() + 1);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the angle in radians, -pi/2 to pi/2, whose tangent is <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor atan() => Unary.Float<Atan>(this);

        /// <summary>Replaces each element by the angle in radians, -pi/2 to pi/2, whose tangent is <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor atan_() => InPlace.Apply(this, x => x.atan());

        /// <inheritdoc cref="atan()"/>
        public Tensor arctan() => atan();

        /// <inheritdoc cref="atan_()"/>
        public Tensor arctan_() => atan_();
    }

    /// <inheritdoc cref="Tensor.atan()"/>
    public static Tensor atan(Tensor input) => input.atan();

    /// <inheritdoc cref="Tensor.atan_()"/>
    public static Tensor atan_(Tensor input) => input.atan_();

    /// <inheritdoc cref="Tensor.arctan()"/>
    public static Tensor arctan(Tensor input) => input.arctan();

    /// <inheritdoc cref="Tensor.arctan_()"/>
    public static Tensor arctan_(Tensor input) => input.arctan_();
}
