using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the greatest common divisor of a[i] and b[i].</summary>
internal readonly struct Gcd : IPair
{
    public static string Name => "gcd";

    public static bool SavesInputs => false;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InLong(a, b, Of);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);

    internal static long Of(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return Math.Abs(a);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the greatest common divisor of <c>this[i]</c> and <c>other[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor gcd(Tensor other) => Bits.Apply<Gcd>(this, other);

        /// <summary>Replaces each element by the greatest common divisor of <c>this[i]</c> and <c>other[i]</c>, broadcasting to this
        /// shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor gcd_(Tensor other) => InPlace.Replace(this, gcd(other));
    }

    /// <inheritdoc cref="Tensor.gcd(Tensor)"/>
    public static Tensor gcd(Tensor left, Tensor right) => left.gcd(right);

    /// <inheritdoc cref="Tensor.gcd_(Tensor)"/>
    public static Tensor gcd_(Tensor left, Tensor right) => left.gcd_(right);
}
