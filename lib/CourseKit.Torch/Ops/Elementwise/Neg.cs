using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = -x[i].</summary>
internal readonly struct Neg : INumericUnary
{
    public static string Name => "neg";

    public static Saves Saves => Saves.Nothing;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Negate(x, y);

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.neg();
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by <c>-x[i]</c>.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor neg() => Unary.Numeric<Neg>(this);

        /// <summary>Replaces each element by <c>-x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor neg_() => InPlace.Replace(this, neg());

        /// <summary>Elementwise, same shape: each element with the other sign.</summary>
        public static Tensor operator -(Tensor tensor) => tensor.neg();
    }

    /// <inheritdoc cref="Tensor.neg_()"/>
    public static Tensor neg_(Tensor input) => input.neg_();

    /// <inheritdoc cref="Tensor.neg"/>
    public static Tensor neg(Tensor input) => input.neg();
}
