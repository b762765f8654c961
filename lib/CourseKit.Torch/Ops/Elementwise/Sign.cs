using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = -1, 0 or 1 with the sign of x[i].</summary>
internal readonly struct Sign : INumericUnary
{
    public static string Name => "sign";

    public static Saves Saves => Saves.Nothing;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] > T.Zero ? T.One : x[i] < T.Zero ? -T.One : T.Zero;        // of NaN 0, as in PyTorch
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by -1, 0 or 1 with the sign of <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor sign() => Impl.Dtype == ScalarType.Bool ? clone() : Unary.Numeric<Sign>(this);

        /// <summary>Replaces each element by -1, 0 or 1 with the sign of <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sign_() => InPlace.Replace(this, sign());
    }

    /// <inheritdoc cref="Tensor.sign"/>
    public static Tensor sign(Tensor input) => input.sign();
}
