using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the error function of x[i].</summary>
internal readonly struct Erf : IFloatUnary
{
    public static string Name => "erf";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.CreateTruncating(SpecialFunctions.Erf(double.CreateTruncating(x[i])));
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(x!.square().neg().exp()).mul((Scalar)(2 / Math.Sqrt(Math.PI)));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the error function of <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor erf() => Unary.Float<Erf>(this);

        /// <summary>Replaces each element by the error function of <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor erf_() => InPlace.Apply(this, x => x.erf());
    }

    /// <inheritdoc cref="Tensor.erf()"/>
    public static Tensor erf(Tensor input) => input.erf();

    /// <inheritdoc cref="Tensor.erf_()"/>
    public static Tensor erf_(Tensor input) => input.erf_();
}
