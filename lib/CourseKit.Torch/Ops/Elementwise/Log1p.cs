using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the natural logarithm of 1 + x[i], exact near 0; NaN below -1.</summary>
internal readonly struct Log1p : IFloatUnary
{
    public static string Name => "log1p";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = SpecialFunctions.Log1p(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.div(x! + 1);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the natural logarithm of <c>1 + x[i]</c>, exact near 0; NaN below -1.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor log1p() => Unary.Float<Log1p>(this);

        /// <summary>Replaces each element by the natural logarithm of <c>1 + x[i]</c>, exact near 0; NaN below -1.</summary>
        /// <returns>This tensor.</returns>
        public Tensor log1p_() => InPlace.Apply(this, x => x.log1p());
    }

    /// <inheritdoc cref="Tensor.log1p()"/>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <inheritdoc cref="Tensor.log1p_()"/>
    public static Tensor log1p_(Tensor input) => input.log1p_();
}
