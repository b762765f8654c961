using System.Numerics;

namespace TorchSharp;

/// <summary>Is x[i] neither infinite nor NaN?</summary>
internal readonly struct IsFinite : IPredicate
{
    public static bool Holds<T>(T x) where T : unmanaged, INumber<T> => T.IsFinite(x);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where an element is neither infinite nor NaN.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor isfinite() => Predicate.Apply<IsFinite>(this);
    }

    /// <inheritdoc cref="Tensor.isfinite()"/>
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();
}
