using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the absolute value of x[i].</summary>
internal readonly struct Abs : INumericUnary
{
    public static string Name => "abs";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Abs(x, y);

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.mul(x!.sign());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the absolute value of <c>x[i]</c>.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor abs() => Unary.Numeric<Abs>(this);

        /// <summary>Replaces each element by the absolute value of <c>x[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor abs_() => InPlace.Apply(this, x => x.abs());
    }

    /// <inheritdoc cref="Tensor.abs"/>
    public static Tensor abs(Tensor input) => input.abs();
}
