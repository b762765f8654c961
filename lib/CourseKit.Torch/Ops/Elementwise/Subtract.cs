using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = a[i] - b[i].</summary>
internal readonly struct Subtract : IBinary
{
    public static string Name => "sub";

    public static bool SavesInputs => false;

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> =>
        TensorPrimitives.Subtract(a, b, y);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(a, b, y);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(a, b, y);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => input == 0 ? dy : dy.neg();
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>this[i] - target[i]</c>, broadcasting.</summary>
        /// <param name="target">Of a shape that broadcasts with this one's.</param>
        /// <returns>New tensor of the shape both broadcast to, of their common type.</returns>
        public Tensor sub(Tensor target) => Binary.Apply<Subtract>(this, target);

        /// <summary><c>this[i] - target</c>.</summary>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor sub(Scalar target) => Binary.Apply<Subtract>(this, target);

        /// <summary>In place: <c>this[i] - target[i]</c>; target broadcasts to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sub_(Tensor target) => InPlace.Arithmetic<Subtract>(this, target);

        /// <summary>In place: <c>this[i] - target</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sub_(Scalar target) => InPlace.Arithmetic<Subtract>(this, target);

#pragma warning disable CA2225 // the named forms are sub
        /// <summary><c>left[i] - right[i]</c>, broadcasting.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => Binary.Apply<Subtract>(left, right);

        /// <summary><c>left[i] - right</c>.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => Binary.Apply<Subtract>(left, right);

        /// <summary><c>left - right[i]</c>.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Binary.Apply<Subtract>(left, right);

        /// <summary><c>left[i] - right</c>.</summary>
        public static Tensor operator -(Tensor left, double right) => Binary.Apply<Subtract>(left, (Scalar)right);

        /// <summary><c>left - right[i]</c>.</summary>
        public static Tensor operator -(double left, Tensor right) => Binary.Apply<Subtract>((Scalar)left, right);

        /// <summary><c>left[i] - right</c>.</summary>
        public static Tensor operator -(Tensor left, float right) => Binary.Apply<Subtract>(left, (Scalar)right);

        /// <summary><c>left - right[i]</c>.</summary>
        public static Tensor operator -(float left, Tensor right) => Binary.Apply<Subtract>((Scalar)left, right);

        /// <summary><c>left[i] - right</c>.</summary>
        public static Tensor operator -(Tensor left, int right) => Binary.Apply<Subtract>(left, (Scalar)right);

        /// <summary><c>left - right[i]</c>.</summary>
        public static Tensor operator -(int left, Tensor right) => Binary.Apply<Subtract>((Scalar)left, right);

        /// <summary><c>left[i] - right</c>.</summary>
        public static Tensor operator -(Tensor left, long right) => Binary.Apply<Subtract>(left, (Scalar)right);

        /// <summary><c>left - right[i]</c>.</summary>
        public static Tensor operator -(long left, Tensor right) => Binary.Apply<Subtract>((Scalar)left, right);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.sub(Tensor)"/>
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);

    /// <inheritdoc cref="Tensor.sub(Scalar)"/>
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);
}
