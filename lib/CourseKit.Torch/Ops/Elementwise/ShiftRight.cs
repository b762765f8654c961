using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the bits of a[i] moved down by b[i].</summary>
internal readonly struct ShiftRight : IPair
{
    public static string Name => "bitwise_right_shift";

    public static bool SavesInputs => false;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InLong(a, b, (x, y) => x >> (int)Math.Clamp(y, 0, 63));

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the bits of <c>this[i]</c> moved down by <c>other[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor bitwise_right_shift(Tensor other) => Bits.Apply<ShiftRight>(this, other);

        /// <summary>Replaces each element by the bits of <c>this[i]</c> moved down by <c>other[i]</c>, broadcasting to this
        /// shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_right_shift_(Tensor other) => InPlace.Replace(this, bitwise_right_shift(other));
    }

    /// <inheritdoc cref="Tensor.bitwise_right_shift(Tensor)"/>
    public static Tensor bitwise_right_shift(Tensor left, Tensor right) => left.bitwise_right_shift(right);

    /// <inheritdoc cref="Tensor.bitwise_right_shift_(Tensor)"/>
    public static Tensor bitwise_right_shift_(Tensor left, Tensor right) => left.bitwise_right_shift_(right);
}
