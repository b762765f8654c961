using System.Numerics;

namespace TorchSharp;

/// <summary>Is x[i] plus infinity?</summary>
internal readonly struct IsPosInf : IPredicate
{
    public static bool Holds<T>(T x) where T : unmanaged, INumber<T> => T.IsPositiveInfinity(x);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where an element is plus infinity.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor isposinf() => Predicate.Apply<IsPosInf>(this);
    }

    /// <inheritdoc cref="Tensor.isposinf()"/>
    public static Tensor isposinf(Tensor tensor) => tensor.isposinf();
}
