using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the sine of x[i], an angle in radians.</summary>
internal readonly struct Sin : IFloatUnary
{
    public static string Name => "sin";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Sin(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(x!.cos());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the sine of <c>x[i]</c>, an angle in radians.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor sin() => Unary.Float<Sin>(this);

        /// <summary>Replaces each element by the sine of <c>x[i]</c>, an angle in radians.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sin_() => InPlace.Apply(this, x => x.sin());
    }

    /// <inheritdoc cref="Tensor.sin()"/>
    public static Tensor sin(Tensor input) => input.sin();

    /// <inheritdoc cref="Tensor.sin_()"/>
    public static Tensor sin_(Tensor input) => input.sin_();
}
