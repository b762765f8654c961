using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the bits that are set in a[i] or in b[i].</summary>
internal readonly struct BitwiseOr : IPair
{
    public static string Name => "bitwise_or";

    public static bool SavesInputs => false;

    public static bool AllowsBool => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InLong(a, b, (x, y) => x | y);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the bits that are set in <c>this[i]</c> or in <c>other[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor bitwise_or(Tensor other) => Bits.Apply<BitwiseOr>(this, other);

        /// <summary>Replaces each element by the bits that are set in <c>this[i]</c> or in <c>other[i]</c>, broadcasting to this
        /// shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_or_(Tensor other) => InPlace.Replace(this, bitwise_or(other));

#pragma warning disable CA2225 // the named form is bitwise_or
        /// <summary><c>left[i] | right[i]</c>, broadcasting.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.bitwise_or(Tensor)"/>
    public static Tensor bitwise_or(Tensor left, Tensor right) => left.bitwise_or(right);

    /// <inheritdoc cref="Tensor.bitwise_or_(Tensor)"/>
    public static Tensor bitwise_or_(Tensor left, Tensor right) => left.bitwise_or_(right);
}
