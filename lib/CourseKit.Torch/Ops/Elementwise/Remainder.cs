using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the remainder of a[i] / b[i], with the sign of the divisor.</summary>
internal readonly struct Remainder : IPair
{
    public static string Name => "remainder";

    public static bool SavesInputs => true;

    public static bool Uses(int gradient, int saved) => gradient == 1;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        T rest = Fmod.Rest(a, b);
        return !T.IsZero(rest) && T.IsNegative(rest) != T.IsNegative(b) ? rest + b : rest;
    }

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        input == 0 ? dy : dy.mul(a!.div(b!, RoundingMode.floor)).neg();
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the remainder of <c>this[i] / target[i]</c>, with the sign of the divisor,
        /// broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor remainder(Tensor target) => Binary.Apply<Pairwise<Remainder>>(this, target);

        /// <summary>Each element replaced by the remainder of <c>this[i] / scalar</c>, with the sign of the divisor.</summary>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor remainder(Scalar scalar) => Binary.Apply<Pairwise<Remainder>>(this, scalar);

        /// <summary>Replaces each element by the remainder of <c>this[i] / target[i]</c>, with the sign of the divisor, broadcasting to
        /// this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor remainder_(Tensor target) => InPlace.Arithmetic<Pairwise<Remainder>>(this, target);

        /// <summary>Replaces each element by the remainder of <c>this[i] / scalar</c>, with the sign of the divisor.</summary>
        /// <returns>This tensor.</returns>
        public Tensor remainder_(Scalar scalar) => InPlace.Arithmetic<Pairwise<Remainder>>(this, scalar);

#pragma warning disable CA2225 // the named form is remainder
        /// <summary><c>left[i] % right[i]</c>, broadcasting.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        /// <summary><c>left[i] % right</c>.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        /// <summary><c>left[i] % right</c>.</summary>
        public static Tensor operator %(Tensor left, double right) => left.remainder((Scalar)right);

        /// <summary><c>left[i] % right</c>.</summary>
        public static Tensor operator %(Tensor left, float right) => left.remainder((Scalar)right);

        /// <summary><c>left[i] % right</c>.</summary>
        public static Tensor operator %(Tensor left, int right) => left.remainder((Scalar)right);

        /// <summary><c>left[i] % right</c>.</summary>
        public static Tensor operator %(Tensor left, long right) => left.remainder((Scalar)right);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.remainder(Tensor)"/>
    public static Tensor remainder(Tensor left, Tensor right) => left.remainder(right);

    /// <inheritdoc cref="Tensor.remainder(Scalar)"/>
    public static Tensor remainder(Tensor left, Scalar right) => left.remainder(right);

    /// <inheritdoc cref="Tensor.remainder_(Tensor)"/>
    public static Tensor remainder_(Tensor left, Tensor right) => left.remainder_(right);

    /// <inheritdoc cref="Tensor.remainder_(Scalar)"/>
    public static Tensor remainder_(Tensor left, Scalar right) => left.remainder_(right);
}
