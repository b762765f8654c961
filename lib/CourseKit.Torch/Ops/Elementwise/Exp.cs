using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = e to the power x[i].</summary>
internal readonly struct Exp : IFloatUnary
{
    public static string Name => "exp";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => LaneLoop.Run<T, ExpLanes>(x, y);

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(y!);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by e to the power <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor exp() => Unary.Float<Exp>(this);

        /// <summary>Replaces each element by e to the power <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor exp_() => InPlace.Replace(this, exp());
    }

    /// <inheritdoc cref="Tensor.exp_()"/>
    public static Tensor exp_(Tensor input) => input.exp_();

    /// <inheritdoc cref="Tensor.exp"/>
    public static Tensor exp(Tensor input) => input.exp();
}
