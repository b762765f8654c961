using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the bits of a[i] moved up by b[i].</summary>
internal readonly struct ShiftLeft : IPair
{
    public static string Name => "bitwise_left_shift";

    public static bool SavesInputs => false;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InLong(a, b, (x, y) => y < 0 || y >= 64 ? 0 : x << (int)y);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the bits of <c>this[i]</c> moved up by <c>other[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor bitwise_left_shift(Tensor other) => Bits.Apply<ShiftLeft>(this, other);

        /// <summary>Replaces each element by the bits of <c>this[i]</c> moved up by <c>other[i]</c>, broadcasting to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_left_shift_(Tensor other) => InPlace.Replace(this, bitwise_left_shift(other));
    }

    /// <inheritdoc cref="Tensor.bitwise_left_shift(Tensor)"/>
    public static Tensor bitwise_left_shift(Tensor left, Tensor right) => left.bitwise_left_shift(right);

    /// <inheritdoc cref="Tensor.bitwise_left_shift_(Tensor)"/>
    public static Tensor bitwise_left_shift_(Tensor left, Tensor right) => left.bitwise_left_shift_(right);
}
