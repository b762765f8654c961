using System.Numerics;

namespace TorchSharp;

/// <summary>Is x[i] NaN?</summary>
internal readonly struct IsNan : IPredicate
{
    public static bool Holds<T>(T x) where T : unmanaged, INumber<T> => T.IsNaN(x);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where an element is NaN.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor isnan() => Predicate.Apply<IsNan>(this);
    }

    /// <inheritdoc cref="Tensor.isnan()"/>
    public static Tensor isnan(Tensor input) => input.isnan();
}
