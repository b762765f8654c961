using System.Numerics;

namespace TorchSharp;

/// <summary>Is x[i] minus infinity?</summary>
internal readonly struct IsNegInf : IPredicate
{
    public static bool Holds<T>(T x) where T : unmanaged, INumber<T> => T.IsNegativeInfinity(x);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where an element is minus infinity.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor isneginf() => Predicate.Apply<IsNegInf>(this);
    }

    /// <inheritdoc cref="Tensor.isneginf()"/>
    public static Tensor isneginf(Tensor tensor) => tensor.isneginf();
}
