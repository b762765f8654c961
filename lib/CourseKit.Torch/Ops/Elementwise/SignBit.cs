using System.Numerics;

namespace TorchSharp;

/// <summary>Is x[i] negative, minus zero included?</summary>
internal readonly struct SignBit : IPredicate
{
    public static bool Holds<T>(T x) where T : unmanaged, INumber<T> => T.IsNegative(x);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where an element is negative, minus zero included.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor signbit() => Predicate.Apply<SignBit>(this);
    }

    /// <inheritdoc cref="Tensor.signbit()"/>
    public static Tensor signbit(Tensor input) => input.signbit();
}
