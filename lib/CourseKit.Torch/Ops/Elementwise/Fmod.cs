using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the remainder of a[i] / b[i], with the sign of a[i].</summary>
internal readonly struct Fmod : IPair
{
    public static string Name => "fmod";

    public static bool SavesInputs => true;

    public static bool Uses(int gradient, int saved) => gradient == 1;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Rest(a, b);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        input == 0 ? dy : dy.mul(a!.div(b!, RoundingMode.trunc)).neg();

    internal static T Rest<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
            return a % b;
        if (T.IsZero(b))
            throw Errors.Torch("ZeroDivisionError");
        return T.IsNegative(b) && b == -T.One ? T.Zero : a % b;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the remainder of <c>this[i] / target[i]</c>, with the sign of <c>this[i]</c>,
        /// broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor fmod(Tensor target) => Binary.Apply<Pairwise<Fmod>>(this, target);

        /// <summary>Each element replaced by the remainder of <c>this[i] / scalar</c>, with the sign of <c>this[i]</c>.</summary>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor fmod(Scalar scalar) => Binary.Apply<Pairwise<Fmod>>(this, scalar);

        /// <summary>Replaces each element by the remainder of <c>this[i] / target[i]</c>, with the sign of <c>this[i]</c>, broadcasting
        /// to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor fmod_(Tensor target) => InPlace.Arithmetic<Pairwise<Fmod>>(this, target);

        /// <summary>Replaces each element by the remainder of <c>this[i] / scalar</c>, with the sign of <c>this[i]</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor fmod_(Scalar scalar) => InPlace.Arithmetic<Pairwise<Fmod>>(this, scalar);
    }

    /// <inheritdoc cref="Tensor.fmod(Tensor)"/>
    public static Tensor fmod(Tensor left, Tensor right) => left.fmod(right);

    /// <inheritdoc cref="Tensor.fmod(Scalar)"/>
    public static Tensor fmod(Tensor left, Scalar right) => left.fmod(right);

    /// <inheritdoc cref="Tensor.fmod_(Tensor)"/>
    public static Tensor fmod_(Tensor left, Tensor right) => left.fmod_(right);

    /// <inheritdoc cref="Tensor.fmod_(Scalar)"/>
    public static Tensor fmod_(Tensor left, Scalar right) => left.fmod_(right);
}
