using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the tangent of x[i], an angle in radians.</summary>
internal readonly struct Tan : IFloatUnary
{
    public static string Name => "tan";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Tan(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(y!.square() + 1);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the tangent of <c>x[i]</c>, an angle in radians.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor tan() => Unary.Float<Tan>(this);

        /// <summary>Replaces each element by the tangent of <c>x[i]</c>, an angle in radians.</summary>
        /// <returns>This tensor.</returns>
        public Tensor tan_() => InPlace.Replace(this, tan());
    }

    /// <inheritdoc cref="Tensor.tan()"/>
    public static Tensor tan(Tensor input) => input.tan();

    /// <inheritdoc cref="Tensor.tan_()"/>
    public static Tensor tan_(Tensor input) => input.tan_();
}
