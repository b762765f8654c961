using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = x[i] rounded to the nearest whole number, halves to the even one; its gradient is 0.</summary>
internal readonly struct Round : INumericUnary
{
    public static string Name => "round";

    public static Saves Saves => Saves.Nothing;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
            for (int i = 0; i < x.Length; i++)
                y[i] = (T)(object)MathF.Round((float)(object)x[i]);
        else if (typeof(T) == typeof(double))
            for (int i = 0; i < x.Length; i++)
                y[i] = (T)(object)Math.Round((double)(object)x[i]);
        else
            x.CopyTo(y);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element rounded, halves to the even neighbour.</summary>
        /// <param name="decimals">Digits kept behind the point; negative rounds to tens, hundreds ...</param>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor round(long decimals = 0)
        {
            if (decimals == 0 || !Impl.Dtype.IsFloat())
                return Unary.Numeric<Round>(this);
            var scale = (Scalar)Math.Pow(10, Math.Abs(decimals));
            return WrappedTensorDisposeScope(() => decimals > 0 ? mul(scale).round().div(scale) : div(scale).round().mul(scale));
        }

        /// <summary>In place, elementwise: rounded, halves to the even neighbour.</summary>
        /// <param name="decimals">Digits kept behind the point; negative rounds to tens, hundreds ...</param>
        /// <returns>This tensor.</returns>
        public Tensor round_(long decimals = 0) => InPlace.Replace(this, round(decimals));
    }

    /// <inheritdoc cref="Tensor.round(long)"/>
    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

    /// <inheritdoc cref="Tensor.round_(long)"/>
    public static Tensor round_(Tensor input, long decimals = 0) => input.round_(decimals);
}
