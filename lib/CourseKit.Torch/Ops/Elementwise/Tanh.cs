using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the hyperbolic tangent of x[i].</summary>
internal readonly struct Tanh : IFloatUnary
{
    public static string Name => "tanh";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => LaneLoop.Run<T, TanhLanes>(x, y);

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => Binary.Apply<TanhGradient>(dy, y!);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the hyperbolic tangent of <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor tanh() => Unary.Float<Tanh>(this);

        /// <summary>Replaces each element by the hyperbolic tangent of <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor tanh_() => InPlace.Replace(this, tanh());
    }

    /// <inheritdoc cref="Tensor.tanh_()"/>
    public static Tensor tanh_(Tensor input) => input.tanh_();

    /// <inheritdoc cref="Tensor.tanh"/>
    public static Tensor tanh(Tensor input) => input.tanh();
}
