using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the square root of x[i]; NaN below 0.</summary>
internal readonly struct Sqrt : IFloatUnary
{
    public static string Name => "sqrt";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sqrt(x, y);

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy / (y! * 2);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the square root of <c>x[i]</c>; NaN below 0.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor sqrt() => Unary.Float<Sqrt>(this);

        /// <summary>Replaces each element by the square root of <c>x[i]</c>; NaN below 0.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sqrt_() => InPlace.Replace(this, sqrt());
    }

    /// <inheritdoc cref="Tensor.sqrt_()"/>
    public static Tensor sqrt_(Tensor input) => input.sqrt_();

    /// <inheritdoc cref="Tensor.sqrt"/>
    public static Tensor sqrt(Tensor input) => input.sqrt();
}
