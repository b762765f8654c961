using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the angle in radians, 0 to pi, whose cosine is x[i]; NaN outside -1 to 1.</summary>
internal readonly struct Acos : IFloatUnary
{
    public static string Name => "acos";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Acos(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.div((1 - x!.square()).sqrt()).neg();
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the angle in radians, 0 to pi, whose cosine is <c>x[i]</c>; NaN outside -1 to 1.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor acos() => Unary.Float<Acos>(this);

        /// <summary>Replaces each element by the angle in radians, 0 to pi, whose cosine is <c>x[i]</c>; NaN outside -1 to 1.</summary>
        /// <returns>This tensor.</returns>
        public Tensor acos_() => InPlace.Apply(this, x => x.acos());

        /// <inheritdoc cref="acos()"/>
        public Tensor arccos() => acos();

        /// <inheritdoc cref="acos_()"/>
        public Tensor arccos_() => acos_();
    }

    /// <inheritdoc cref="Tensor.acos()"/>
    public static Tensor acos(Tensor input) => input.acos();

    /// <inheritdoc cref="Tensor.acos_()"/>
    public static Tensor acos_(Tensor input) => input.acos_();

    /// <inheritdoc cref="Tensor.arccos()"/>
    public static Tensor arccos(Tensor input) => input.arccos();

    /// <inheritdoc cref="Tensor.arccos_()"/>
    public static Tensor arccos_(Tensor input) => input.arccos_();
}
