using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = a[i] * b[i].</summary>
internal readonly struct Multiply : IBinary
{
    public static string Name => "mul";

    public static bool SavesInputs => true;

    public static bool Uses(int gradient, int saved) => gradient != saved;

    public static bool AllowsBool => true;

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(a, b, y);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(a, b, y);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(b, a, y);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => dy.mul(input == 0 ? b! : a!);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>this[i] * target[i]</c>, broadcasting.</summary>
        /// <param name="target">Of a shape that broadcasts with this one's.</param>
        /// <returns>New tensor of the shape both broadcast to, of their common type.</returns>
        public Tensor mul(Tensor target) => Binary.Apply<Multiply>(this, target);

        /// <summary><c>this[i] * target</c>.</summary>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor mul(Scalar target) => Binary.Apply<Multiply>(this, target);

        /// <summary>In place: <c>this[i] * target[i]</c>; target broadcasts to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor mul_(Tensor target) => InPlace.Arithmetic<Multiply>(this, target);

        /// <summary>In place: <c>this[i] * target</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor mul_(Scalar target) => InPlace.Arithmetic<Multiply>(this, target);

#pragma warning disable CA2225 // the named forms are mul
        /// <summary><c>left[i] * right[i]</c>, broadcasting.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => Binary.Apply<Multiply>(left, right);

        /// <summary><c>left[i] * right</c>.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => Binary.Apply<Multiply>(left, right);

        /// <summary><c>left * right[i]</c>.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => Binary.Apply<Multiply>(left, right);

        /// <summary><c>left[i] * right</c>.</summary>
        public static Tensor operator *(Tensor left, double right) => Binary.Apply<Multiply>(left, (Scalar)right);

        /// <summary><c>left * right[i]</c>.</summary>
        public static Tensor operator *(double left, Tensor right) => Binary.Apply<Multiply>((Scalar)left, right);

        /// <summary><c>left[i] * right</c>.</summary>
        public static Tensor operator *(Tensor left, float right) => Binary.Apply<Multiply>(left, (Scalar)right);

        /// <summary><c>left * right[i]</c>.</summary>
        public static Tensor operator *(float left, Tensor right) => Binary.Apply<Multiply>((Scalar)left, right);

        /// <summary><c>left[i] * right</c>.</summary>
        public static Tensor operator *(Tensor left, int right) => Binary.Apply<Multiply>(left, (Scalar)right);

        /// <summary><c>left * right[i]</c>.</summary>
        public static Tensor operator *(int left, Tensor right) => Binary.Apply<Multiply>((Scalar)left, right);

        /// <summary><c>left[i] * right</c>.</summary>
        public static Tensor operator *(Tensor left, long right) => Binary.Apply<Multiply>(left, (Scalar)right);

        /// <summary><c>left * right[i]</c>.</summary>
        public static Tensor operator *(long left, Tensor right) => Binary.Apply<Multiply>((Scalar)left, right);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.mul_(Tensor)"/>
    public static Tensor mul_(Tensor left, Tensor right) => left.mul_(right);

    /// <inheritdoc cref="Tensor.mul_(Scalar)"/>
    public static Tensor mul_(Tensor left, Scalar right) => left.mul_(right);

    /// <inheritdoc cref="Tensor.mul(Tensor)"/>
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);

    /// <inheritdoc cref="Tensor.mul(Scalar)"/>
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);
}
