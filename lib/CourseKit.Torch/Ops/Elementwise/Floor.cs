using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the largest whole number not above x[i]; its gradient is 0.</summary>
internal readonly struct Floor : INumericUnary
{
    public static string Name => "floor";

    public static Saves Saves => Saves.Nothing;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
            for (int i = 0; i < x.Length; i++)
                y[i] = (T)(object)MathF.Floor((float)(object)x[i]);
        else if (typeof(T) == typeof(double))
            for (int i = 0; i < x.Length; i++)
                y[i] = (T)(object)Math.Floor((double)(object)x[i]);
        else
            x.CopyTo(y);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the largest whole number not above <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor floor() => Unary.Numeric<Floor>(this);

        /// <summary>Replaces each element by the largest whole number not above <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor floor_() => InPlace.Replace(this, floor());
    }

    /// <inheritdoc cref="Tensor.floor()"/>
    public static Tensor floor(Tensor input) => input.floor();

    /// <inheritdoc cref="Tensor.floor_()"/>
    public static Tensor floor_(Tensor input) => input.floor_();
}
