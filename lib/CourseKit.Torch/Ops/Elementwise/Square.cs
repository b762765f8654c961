using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = x[i] squared.</summary>
internal readonly struct Square : INumericUnary
{
    public static string Name => "square";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(x, x, y);

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy * x! * 2;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by <c>x[i]</c> squared.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor square() => Impl.Dtype == ScalarType.Bool ? to_type(ScalarType.Int64) : Unary.Numeric<Square>(this);
    }

    /// <inheritdoc cref="Tensor.square"/>
    public static Tensor square(Tensor input) => input.square();
}
