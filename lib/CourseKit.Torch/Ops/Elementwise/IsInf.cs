using System.Numerics;

namespace TorchSharp;

/// <summary>Is x[i] plus or minus infinity?</summary>
internal readonly struct IsInf : IPredicate
{
    public static bool Holds<T>(T x) where T : unmanaged, INumber<T> => T.IsInfinity(x);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where an element is plus or minus infinity.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor isinf() => Predicate.Apply<IsInf>(this);
    }

    /// <inheritdoc cref="Tensor.isinf()"/>
    public static Tensor isinf(Tensor tensor) => tensor.isinf();
}
