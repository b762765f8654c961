using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = 1 over x[i].</summary>
internal readonly struct Reciprocal : IFloatUnary
{
    public static string Name => "reciprocal";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.One / x[i];
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(y!.square()).neg();
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by 1 over <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor reciprocal() => Unary.Float<Reciprocal>(this);

        /// <summary>Replaces each element by 1 over <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor reciprocal_() => InPlace.Replace(this, reciprocal());
    }

    /// <inheritdoc cref="Tensor.reciprocal()"/>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <inheritdoc cref="Tensor.reciprocal_()"/>
    public static Tensor reciprocal_(Tensor input) => input.reciprocal_();
}
