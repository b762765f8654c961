using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = max(0, x[i]).</summary>
internal readonly struct Relu : INumericUnary
{
    public static string Name => "relu";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Max(x, T.Zero, y);

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => Binary.Apply<ReluGradient>(dy, y!);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by <c>max(0, x[i])</c>.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor relu() => Unary.Numeric<Relu>(this);

        /// <summary>Replaces each element by <c>max(0, x[i])</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor relu_() => InPlace.Replace(this, relu());
    }
}
