using System.Numerics;

namespace TorchSharp;

/// <summary>Is a[i] at least b[i]?</summary>
internal readonly struct GreaterOrEqual : IComparison
{
    public static bool Holds<T>(T a, T b) where T : unmanaged, INumber<T> => a >= b;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where this[i] is at least target[i], broadcasting.</summary>
        /// <returns>Tensor of bool of the shape both broadcast to.</returns>
        public Tensor ge(Tensor target) => Comparison.Apply<GreaterOrEqual>(this, target);

        /// <summary>Where this[i] is at least the number.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor ge(Scalar target) => Comparison.Apply<GreaterOrEqual>(this, target);

#pragma warning disable CA2225 // the named form is ge
        /// <summary>Where left[i] is at least right[i], broadcasting.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => Comparison.Apply<GreaterOrEqual>(left, right);

        /// <summary>Where left[i] is at least right.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => Comparison.Apply<GreaterOrEqual>(left, right);

        /// <summary>Where left is at least right[i].</summary>
        public static Tensor operator >=(Scalar left, Tensor right) => Comparison.Apply<LessOrEqual>(right, left);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.ge(Tensor)"/>
    public static Tensor ge(Tensor left, Tensor right) => left.ge(right);
}
