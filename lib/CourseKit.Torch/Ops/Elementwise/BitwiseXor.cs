using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the bits that are set in one of a[i] and b[i].</summary>
internal readonly struct BitwiseXor : IPair
{
    public static string Name => "bitwise_xor";

    public static bool SavesInputs => false;

    public static bool AllowsBool => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InLong(a, b, (x, y) => x ^ y);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the bits that are set in one of <c>this[i]</c> and <c>other[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor bitwise_xor(Tensor other) => Bits.Apply<BitwiseXor>(this, other);

        /// <summary>Replaces each element by the bits that are set in one of <c>this[i]</c> and <c>other[i]</c>, broadcasting to this
        /// shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_xor_(Tensor other) => InPlace.Replace(this, bitwise_xor(other));

#pragma warning disable CA2225 // the named form is bitwise_xor
        /// <summary><c>left[i] ^ right[i]</c>, broadcasting.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.bitwise_xor(Tensor)"/>
    public static Tensor bitwise_xor(Tensor left, Tensor right) => left.bitwise_xor(right);

    /// <inheritdoc cref="Tensor.bitwise_xor_(Tensor)"/>
    public static Tensor bitwise_xor_(Tensor left, Tensor right) => left.bitwise_xor_(right);
}
