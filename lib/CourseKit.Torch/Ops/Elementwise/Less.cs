using System.Numerics;

namespace TorchSharp;

/// <summary>Is a[i] less than b[i]?</summary>
internal readonly struct Less : IComparison
{
    public static bool Holds<T>(T a, T b) where T : unmanaged, INumber<T> => a < b;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where this[i] is less than target[i], broadcasting.</summary>
        /// <returns>Tensor of bool of the shape both broadcast to.</returns>
        public Tensor lt(Tensor target) => Comparison.Apply<Less>(this, target);

        /// <summary>Where this[i] is less than the number.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor lt(Scalar target) => Comparison.Apply<Less>(this, target);

#pragma warning disable CA2225 // the named form is lt
        /// <summary>Where left[i] is less than right[i], broadcasting.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => Comparison.Apply<Less>(left, right);

        /// <summary>Where left[i] is less than right.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => Comparison.Apply<Less>(left, right);

        /// <summary>Where left is less than right[i].</summary>
        public static Tensor operator <(Scalar left, Tensor right) => Comparison.Apply<Greater>(right, left);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.lt(Tensor)"/>
    public static Tensor lt(Tensor left, Tensor right) => left.lt(right);
}
