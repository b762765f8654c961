using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the cosine of x[i], an angle in radians.</summary>
internal readonly struct Cos : IFloatUnary
{
    public static string Name => "cos";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Cos(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(x!.sin()).neg();
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the cosine of <c>x[i]</c>, an angle in radians.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor cos() => Unary.Float<Cos>(this);

        /// <summary>Replaces each element by the cosine of <c>x[i]</c>, an angle in radians.</summary>
        /// <returns>This tensor.</returns>
        public Tensor cos_() => InPlace.Apply(this, x => x.cos());
    }

    /// <inheritdoc cref="Tensor.cos()"/>
    public static Tensor cos(Tensor input) => input.cos();

    /// <inheritdoc cref="Tensor.cos_()"/>
    public static Tensor cos_(Tensor input) => input.cos_();
}
