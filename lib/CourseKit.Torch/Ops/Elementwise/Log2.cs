using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the logarithm of x[i] to base 2; NaN below 0.</summary>
internal readonly struct Log2 : IFloatUnary
{
    public static string Name => "log2";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Log2(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.div(x!.mul((Scalar)Math.Log(2)));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the logarithm of <c>x[i]</c> to base 2; NaN below 0.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor log2() => Unary.Float<Log2>(this);

        /// <summary>Replaces each element by the logarithm of <c>x[i]</c> to base 2; NaN below 0.</summary>
        /// <returns>This tensor.</returns>
        public Tensor log2_() => InPlace.Apply(this, x => x.log2());
    }

    /// <inheritdoc cref="Tensor.log2()"/>
    public static Tensor log2(Tensor input) => input.log2();

    /// <inheritdoc cref="Tensor.log2_()"/>
    public static Tensor log2_(Tensor input) => input.log2_();
}
