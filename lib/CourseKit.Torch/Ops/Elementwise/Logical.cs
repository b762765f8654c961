using System.Numerics;

namespace TorchSharp;

/// <summary>Are both numbers other than 0?</summary>
internal readonly struct And : IComparison
{
    public static bool Holds<T>(T a, T b) where T : unmanaged, INumber<T> => !T.IsZero(a) && !T.IsZero(b);
}

/// <summary>Is one of the numbers other than 0?</summary>
internal readonly struct Or : IComparison
{
    public static bool Holds<T>(T a, T b) where T : unmanaged, INumber<T> => !T.IsZero(a) || !T.IsZero(b);
}

/// <summary>Is one of the numbers 0 and the other not?</summary>
internal readonly struct Xor : IComparison
{
    public static bool Holds<T>(T a, T b) where T : unmanaged, INumber<T> => T.IsZero(a) != T.IsZero(b);
}

/// <summary>Is the number 0?</summary>
internal readonly struct Not : IPredicate
{
    public static bool Holds<T>(T x) where T : unmanaged, INumber<T> => T.IsZero(x);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where both elements are true; numbers count as true unless 0.</summary>
        /// <returns>Tensor of bool of the shape both broadcast to.</returns>
        public Tensor logical_and(Tensor other) => Comparison.Apply<And>(this, other);

        /// <summary>Where one element or both are true; numbers count as true unless 0.</summary>
        /// <returns>Tensor of bool of the shape both broadcast to.</returns>
        public Tensor logical_or(Tensor other) => Comparison.Apply<Or>(this, other);

        /// <summary>Where just one element is true; numbers count as true unless 0.</summary>
        /// <returns>Tensor of bool of the shape both broadcast to.</returns>
        public Tensor logical_xor(Tensor other) => Comparison.Apply<Xor>(this, other);

        /// <summary>Where an element is false or 0.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor logical_not() => Predicate.Apply<Not>(this);

        /// <summary>In place, elementwise: 1 where both elements are true, else 0.</summary>
        /// <returns>This tensor, of its own type.</returns>
        public Tensor logical_and_(Tensor other) => InPlace.Replace(this, logical_and(other));

        /// <summary>In place, elementwise: 1 where one element or both are true, else 0.</summary>
        /// <returns>This tensor, of its own type.</returns>
        public Tensor logical_or_(Tensor other) => InPlace.Replace(this, logical_or(other));

        /// <summary>In place, elementwise: 1 where just one element is true, else 0.</summary>
        /// <returns>This tensor, of its own type.</returns>
        public Tensor logical_xor_(Tensor other) => InPlace.Replace(this, logical_xor(other));

        /// <summary>In place, elementwise: 1 where an element is false or 0, else 0.</summary>
        /// <returns>This tensor, of its own type.</returns>
        public Tensor logical_not_() => InPlace.Replace(this, logical_not());
    }

    /// <inheritdoc cref="Tensor.logical_and(Tensor)"/>
    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    /// <inheritdoc cref="Tensor.logical_or(Tensor)"/>
    public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);

    /// <inheritdoc cref="Tensor.logical_xor(Tensor)"/>
    public static Tensor logical_xor(Tensor left, Tensor right) => left.logical_xor(right);

    /// <inheritdoc cref="Tensor.logical_not()"/>
    public static Tensor logical_not(Tensor input) => input.logical_not();

    /// <inheritdoc cref="Tensor.logical_and_(Tensor)"/>
    public static Tensor logical_and_(Tensor left, Tensor right) => left.logical_and_(right);

    /// <inheritdoc cref="Tensor.logical_or_(Tensor)"/>
    public static Tensor logical_or_(Tensor left, Tensor right) => left.logical_or_(right);

    /// <inheritdoc cref="Tensor.logical_xor_(Tensor)"/>
    public static Tensor logical_xor_(Tensor left, Tensor right) => left.logical_xor_(right);
}
