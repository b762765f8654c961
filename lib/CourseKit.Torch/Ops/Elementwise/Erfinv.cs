using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the number whose error function is x[i]; NaN outside -1 to 1.</summary>
internal readonly struct Erfinv : IFloatUnary
{
    public static string Name => "erfinv";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.CreateTruncating(SpecialFunctions.Erfinv(double.CreateTruncating(x[i])));
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(y!.square().exp()).mul((Scalar)(Math.Sqrt(Math.PI) / 2));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the number whose error function is <c>x[i]</c>; NaN outside -1 to 1.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor erfinv() => Unary.Float<Erfinv>(this);

        /// <summary>Replaces each element by the number whose error function is <c>x[i]</c>; NaN outside -1 to 1.</summary>
        /// <returns>This tensor.</returns>
        public Tensor erfinv_() => InPlace.Replace(this, erfinv());
    }

    /// <inheritdoc cref="Tensor.erfinv()"/>
    public static Tensor erfinv(Tensor input) => input.erfinv();

    /// <inheritdoc cref="Tensor.erfinv_()"/>
    public static Tensor erfinv_(Tensor input) => input.erfinv_();
}
