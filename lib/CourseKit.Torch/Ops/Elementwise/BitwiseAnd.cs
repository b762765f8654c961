using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the bits that are set in a[i] and in b[i].</summary>
internal readonly struct BitwiseAnd : IPair
{
    public static string Name => "bitwise_and";

    public static bool SavesInputs => false;

    public static bool AllowsBool => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InLong(a, b, (x, y) => x & y);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the bits that are set in <c>this[i]</c> and in <c>other[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor bitwise_and(Tensor other) => Bits.Apply<BitwiseAnd>(this, other);

        /// <summary>Replaces each element by the bits that are set in <c>this[i]</c> and in <c>other[i]</c>, broadcasting to this
        /// shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_and_(Tensor other) => InPlace.Replace(this, bitwise_and(other));

#pragma warning disable CA2225 // the named form is bitwise_and
        /// <summary><c>left[i] &amp; right[i]</c>, broadcasting.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.bitwise_and(Tensor)"/>
    public static Tensor bitwise_and(Tensor left, Tensor right) => left.bitwise_and(right);

    /// <inheritdoc cref="Tensor.bitwise_and_(Tensor)"/>
    public static Tensor bitwise_and_(Tensor left, Tensor right) => left.bitwise_and_(right);
}
