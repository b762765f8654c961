using System.Numerics;

namespace TorchSharp;

/// <summary>Is a[i] greater than b[i]?</summary>
internal readonly struct Greater : IComparison
{
    public static bool Holds<T>(T a, T b) where T : unmanaged, INumber<T> => a > b;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where this[i] is greater than target[i], broadcasting.</summary>
        /// <returns>Tensor of bool of the shape both broadcast to.</returns>
        public Tensor gt(Tensor target) => Comparison.Apply<Greater>(this, target);

        /// <summary>Where this[i] is greater than the number.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor gt(Scalar target) => Comparison.Apply<Greater>(this, target);

#pragma warning disable CA2225 // the named form is gt
        /// <summary>Where left[i] is greater than right[i], broadcasting.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => Comparison.Apply<Greater>(left, right);

        /// <summary>Where left[i] is greater than right.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => Comparison.Apply<Greater>(left, right);

        /// <summary>Where left is greater than right[i].</summary>
        public static Tensor operator >(Scalar left, Tensor right) => Comparison.Apply<Less>(right, left);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.gt(Tensor)"/>
    public static Tensor gt(Tensor left, Tensor right) => left.gt(right);
}
