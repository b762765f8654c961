using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = 1 less the error function of x[i], exact far from 0.</summary>
internal readonly struct Erfc : IFloatUnary
{
    public static string Name => "erfc";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.CreateTruncating(SpecialFunctions.Erfc(double.CreateTruncating(x[i])));
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) =>
        dy.mul(x!.square().neg().exp()).mul((Scalar)(-2 / Math.Sqrt(Math.PI)));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by 1 less the error function of <c>x[i]</c>, exact far from 0.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor erfc() => Unary.Float<Erfc>(this);

        /// <summary>Replaces each element by 1 less the error function of <c>x[i]</c>, exact far from 0.</summary>
        /// <returns>This tensor.</returns>
        public Tensor erfc_() => InPlace.Apply(this, x => x.erfc());
    }

    /// <inheritdoc cref="Tensor.erfc()"/>
    public static Tensor erfc(Tensor input) => input.erfc();

    /// <inheritdoc cref="Tensor.erfc_()"/>
    public static Tensor erfc_(Tensor input) => input.erfc_();
}
