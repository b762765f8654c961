using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the smallest whole number not below x[i]; its gradient is 0.</summary>
internal readonly struct Ceil : INumericUnary
{
    public static string Name => "ceil";

    public static Saves Saves => Saves.Nothing;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
            for (int i = 0; i < x.Length; i++)
                y[i] = (T)(object)MathF.Ceiling((float)(object)x[i]);
        else if (typeof(T) == typeof(double))
            for (int i = 0; i < x.Length; i++)
                y[i] = (T)(object)Math.Ceiling((double)(object)x[i]);
        else
            x.CopyTo(y);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the smallest whole number not below <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor ceil() => Unary.Numeric<Ceil>(this);

        /// <summary>Replaces each element by the smallest whole number not below <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor ceil_() => InPlace.Replace(this, ceil());
    }

    /// <inheritdoc cref="Tensor.ceil()"/>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <inheritdoc cref="Tensor.ceil_()"/>
    public static Tensor ceil_(Tensor input) => input.ceil_();
}
