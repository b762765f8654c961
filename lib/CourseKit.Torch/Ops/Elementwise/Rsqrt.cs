using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = 1 over the square root of x[i]; NaN below 0.</summary>
internal readonly struct Rsqrt : IFloatUnary
{
    public static string Name => "rsqrt";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.One / T.Sqrt(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(y!.pow(3)).mul((Scalar)(-0.5));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by 1 over the square root of <c>x[i]</c>; NaN below 0.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor rsqrt() => Unary.Float<Rsqrt>(this);

        /// <summary>Replaces each element by 1 over the square root of <c>x[i]</c>; NaN below 0.</summary>
        /// <returns>This tensor.</returns>
        public Tensor rsqrt_() => InPlace.Replace(this, rsqrt());
    }

    /// <inheritdoc cref="Tensor.rsqrt()"/>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <inheritdoc cref="Tensor.rsqrt_()"/>
    public static Tensor rsqrt_(Tensor input) => input.rsqrt_();
}
