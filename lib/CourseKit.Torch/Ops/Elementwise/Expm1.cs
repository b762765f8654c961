using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = e to the power x[i], less 1, exact near 0.</summary>
internal readonly struct Expm1 : IFloatUnary
{
    public static string Name => "expm1";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = SpecialFunctions.Expm1(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(y! + 1);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by e to the power <c>x[i]</c>, less 1, exact near 0.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor expm1() => Unary.Float<Expm1>(this);

        /// <summary>Replaces each element by e to the power <c>x[i]</c>, less 1, exact near 0.</summary>
        /// <returns>This tensor.</returns>
        public Tensor expm1_() => InPlace.Replace(this, expm1());
    }

    /// <inheritdoc cref="Tensor.expm1()"/>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <inheritdoc cref="Tensor.expm1_()"/>
    public static Tensor expm1_(Tensor input) => input.expm1_();
}
