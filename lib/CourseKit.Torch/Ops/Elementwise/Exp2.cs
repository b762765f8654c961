using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = 2 to the power x[i].</summary>
internal readonly struct Exp2 : IFloatUnary
{
    public static string Name => "exp2";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.CreateTruncating(Math.Pow(2, double.CreateTruncating(x[i])));
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(y!).mul((Scalar)Math.Log(2));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by 2 to the power <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor exp2() => Unary.Float<Exp2>(this);
    }

    /// <inheritdoc cref="Tensor.exp2()"/>
    public static Tensor exp2(Tensor input) => input.exp2();
}
