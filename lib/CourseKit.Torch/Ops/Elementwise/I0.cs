using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the modified Bessel function of the first kind and order 0 at x[i].</summary>
internal readonly struct I0 : IFloatUnary
{
    public static string Name => "i0";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.CreateTruncating(SpecialFunctions.I0(double.CreateTruncating(x[i])));
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(Unary.Float<I1>(x!));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the modified Bessel function of the first kind and order 0 at <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor i0() => Unary.Float<I0>(this);
    }

    /// <inheritdoc cref="Tensor.i0()"/>
    public static Tensor i0(Tensor input) => input.i0();
}
