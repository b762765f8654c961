using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = a[i] / b[i].</summary>
internal readonly struct Divide : IBinary
{
    public static string Name => "div";

    public static bool SavesInputs => true;

    public static bool Uses(int gradient, int saved) => gradient == 1 || saved == 1;

    public static bool AlwaysFloat => true;

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, INumber<T> => TensorPrimitives.Divide(a, b, y);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Divide(a, b, y);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Divide(a, b, y);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        input == 0 ? dy.div(b!) : dy.mul(a!).div(b!.square()).neg();
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>this[i] / target[i]</c>, broadcasting; integers give a floating-point result unless it is rounded.</summary>
        /// <param name="target">Of a shape that broadcasts with this one's.</param>
        /// <param name="rounding_mode">Round the quotient toward zero or down.</param>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Binary.Apply<Divide>(this, target) : Rounding.Divide(this, target, rounding_mode);

        /// <summary><c>this[i] / target</c>; integers give a floating-point result unless it is rounded.</summary>
        /// <param name="target">The divisor.</param>
        /// <param name="rounding_mode">Round the quotient toward zero or down.</param>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            using var wrapped = Binary.Wrap(target, Impl.Dtype);
            return div(wrapped, rounding_mode);
        }

        /// <summary>In place: <c>this[i] / target[i]</c>; target broadcasts to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? InPlace.Arithmetic<Divide>(this, target) : InPlace.Replace(this, div(target,
                rounding_mode));

        /// <summary>In place: <c>this[i] / target</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            using var wrapped = Binary.Wrap(target, Impl.Dtype);
            return div_(wrapped, rounding_mode);
        }

#pragma warning disable CA2225 // the named forms are div
        /// <summary><c>left[i] / right[i]</c>, broadcasting.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => Binary.Apply<Divide>(left, right);

        /// <summary><c>left[i] / right</c>.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => Binary.Apply<Divide>(left, right);

        /// <summary><c>left / right[i]</c>.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => Binary.Apply<Divide>(left, right);

        /// <summary><c>left[i] / right</c>.</summary>
        public static Tensor operator /(Tensor left, double right) => Binary.Apply<Divide>(left, (Scalar)right);

        /// <summary><c>left / right[i]</c>.</summary>
        public static Tensor operator /(double left, Tensor right) => Binary.Apply<Divide>((Scalar)left, right);

        /// <summary><c>left[i] / right</c>.</summary>
        public static Tensor operator /(Tensor left, float right) => Binary.Apply<Divide>(left, (Scalar)right);

        /// <summary><c>left / right[i]</c>.</summary>
        public static Tensor operator /(float left, Tensor right) => Binary.Apply<Divide>((Scalar)left, right);

        /// <summary><c>left[i] / right</c>.</summary>
        public static Tensor operator /(Tensor left, int right) => Binary.Apply<Divide>(left, (Scalar)right);

        /// <summary><c>left / right[i]</c>.</summary>
        public static Tensor operator /(int left, Tensor right) => Binary.Apply<Divide>((Scalar)left, right);

        /// <summary><c>left[i] / right</c>.</summary>
        public static Tensor operator /(Tensor left, long right) => Binary.Apply<Divide>(left, (Scalar)right);

        /// <summary><c>left / right[i]</c>.</summary>
        public static Tensor operator /(long left, Tensor right) => Binary.Apply<Divide>((Scalar)left, right);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.div_(Tensor, RoundingMode)"/>
    public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    /// <inheritdoc cref="Tensor.div_(Scalar, RoundingMode)"/>
    public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    /// <inheritdoc cref="Tensor.div(Tensor, RoundingMode)"/>
    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    /// <inheritdoc cref="Tensor.div(Scalar, RoundingMode)"/>
    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);
}
