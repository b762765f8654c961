using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = a[i] + b[i].</summary>
internal readonly struct Add : IBinary
{
    public static string Name => "add";

    public static bool SavesInputs => false;

    public static bool AllowsBool => true;

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, INumber<T> => TensorPrimitives.Add(a, b, y);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Add(a, b, y);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Add(b, a, y);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => dy;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>this[i] + target[i]</c>, broadcasting.</summary>
        /// <param name="target">Of a shape that broadcasts with this one's.</param>
        /// <returns>New tensor of the shape both broadcast to, of their common type.</returns>
        public Tensor add(Tensor target) => Binary.Apply<Add>(this, target);

        /// <summary><c>this[i] + target</c>.</summary>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor add(Scalar scalar) => Binary.Apply<Add>(this, scalar);

        /// <summary>In place: <c>this[i] + target[i]</c>; target broadcasts to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor add_(Tensor target) => InPlace.Arithmetic<Add>(this, target);

        /// <summary>In place: <c>this[i] + target</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor add_(Scalar scalar) => InPlace.Arithmetic<Add>(this, scalar);

        /// <summary><c>this[i] + alpha * target[i]</c>, broadcasting.</summary>
        public Tensor add(Tensor target, Scalar alpha) =>
            WrappedTensorDisposeScope(() => add(Scaled(target, alpha, DType.Promote(this, target))));

        /// <summary><c>this[i] + alpha * scalar</c>.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => add(Product(scalar, alpha));

        /// <summary>In place: <c>this[i] + alpha * target[i]</c>; target broadcasts to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor add_(Tensor target, Scalar alpha)
        {
            using var scope = NewDisposeScope();
            return add_(Scaled(target, alpha, DType.Promote(this, target)));
        }

        /// <summary>In place: <c>this[i] + alpha * scalar</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor add_(Scalar scalar, Scalar alpha) => add_(Product(scalar, alpha));

        /// <summary>Times alpha in the type of the sum: a bool stays one.</summary>
        private static Tensor Scaled(Tensor x, Scalar alpha, ScalarType dtype) =>
            dtype == ScalarType.Bool ? x.logical_and(tensor(alpha.ToDouble() != 0)) : x.to_type(dtype).mul(alpha);

        private static Scalar Product(Scalar a, Scalar b) =>
            a.IsFloat || b.IsFloat ? (Scalar)(a.ToDouble() * b.ToDouble()) : (Scalar)(a.ToInt64() * b.ToInt64());

#pragma warning disable CA2225 // the named forms are add
        /// <summary><c>left[i] + right[i]</c>, broadcasting.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => Binary.Apply<Add>(left, right);

        /// <summary><c>left[i] + right</c>.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => Binary.Apply<Add>(left, right);

        /// <summary><c>left + right[i]</c>.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => Binary.Apply<Add>(left, right);

        /// <summary><c>left[i] + right</c>.</summary>
        public static Tensor operator +(Tensor left, double right) => Binary.Apply<Add>(left, (Scalar)right);

        /// <summary><c>left + right[i]</c>.</summary>
        public static Tensor operator +(double left, Tensor right) => Binary.Apply<Add>((Scalar)left, right);

        /// <summary><c>left[i] + right</c>.</summary>
        public static Tensor operator +(Tensor left, float right) => Binary.Apply<Add>(left, (Scalar)right);

        /// <summary><c>left + right[i]</c>.</summary>
        public static Tensor operator +(float left, Tensor right) => Binary.Apply<Add>((Scalar)left, right);

        /// <summary><c>left[i] + right</c>.</summary>
        public static Tensor operator +(Tensor left, int right) => Binary.Apply<Add>(left, (Scalar)right);

        /// <summary><c>left + right[i]</c>.</summary>
        public static Tensor operator +(int left, Tensor right) => Binary.Apply<Add>((Scalar)left, right);

        /// <summary><c>left[i] + right</c>.</summary>
        public static Tensor operator +(Tensor left, long right) => Binary.Apply<Add>(left, (Scalar)right);

        /// <summary><c>left + right[i]</c>.</summary>
        public static Tensor operator +(long left, Tensor right) => Binary.Apply<Add>((Scalar)left, right);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.add_(Tensor, Scalar)"/>
    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => left.add_(right, alpha);

    /// <inheritdoc cref="Tensor.add_(Tensor)"/>
    public static Tensor add_(Tensor left, Tensor right) => left.add_(right);

    /// <inheritdoc cref="Tensor.add_(Scalar, Scalar)"/>
    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => left.add_(right, alpha);

    /// <inheritdoc cref="Tensor.add_(Scalar)"/>
    public static Tensor add_(Tensor left, Scalar right) => left.add_(right);

    /// <inheritdoc cref="Tensor.add(Tensor)"/>
    public static Tensor add(Tensor left, Tensor right) => left.add(right);

    /// <inheritdoc cref="Tensor.add(Scalar)"/>
    public static Tensor add(Tensor left, Scalar right) => left.add(right);
}
