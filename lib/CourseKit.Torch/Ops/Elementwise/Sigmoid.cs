using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = 1 / (1 + exp(-x[i])).</summary>
internal readonly struct Sigmoid : IFloatUnary
{
    public static string Name => "sigmoid";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => LaneLoop.Run<T, SigmoidLanes>(x, y);

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => Binary.Apply<SigmoidGradient>(dy, y!);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by <c>1 / (1 + exp(-x[i]))</c>.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor sigmoid() => Unary.Float<Sigmoid>(this);

        /// <summary>Replaces each element by <c>1 / (1 + exp(-x[i]))</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sigmoid_() => InPlace.Replace(this, sigmoid());
    }

    /// <inheritdoc cref="Tensor.sigmoid_()"/>
    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    /// <inheritdoc cref="Tensor.sigmoid"/>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();
}
