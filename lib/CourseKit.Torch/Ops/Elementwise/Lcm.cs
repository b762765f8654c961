using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the least common multiple of a[i] and b[i].</summary>
internal readonly struct Lcm : IPair
{
    public static string Name => "lcm";

    public static bool SavesInputs => false;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InLong(a, b, (x, y) =>
        x == 0 || y == 0 ? 0 : Math.Abs(x / Gcd.Of(x, y) * y));

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the least common multiple of <c>this[i]</c> and <c>other[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor lcm(Tensor other) => Bits.Apply<Lcm>(this, other);

        /// <summary>Replaces each element by the least common multiple of <c>this[i]</c> and <c>other[i]</c>, broadcasting to this
        /// shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor lcm_(Tensor other) => InPlace.Replace(this, lcm(other));
    }

    /// <inheritdoc cref="Tensor.lcm(Tensor)"/>
    public static Tensor lcm(Tensor input, Tensor other) => input.lcm(other);

    /// <inheritdoc cref="Tensor.lcm_(Tensor)"/>
    public static Tensor lcm_(Tensor input, Tensor other) => input.lcm_(other);
}
