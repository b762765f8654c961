using System.Numerics;

namespace TorchSharp;

/// <summary>Is a[i] different from b[i]?</summary>
internal readonly struct NotEqual : IComparison
{
    public static bool Holds<T>(T a, T b) where T : unmanaged, INumber<T> => a != b;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where this[i] is different from target[i], broadcasting.</summary>
        /// <returns>Tensor of bool of the shape both broadcast to.</returns>
        public Tensor ne(Tensor target) => Comparison.Apply<NotEqual>(this, target);

        /// <summary>Where this[i] is different from the number.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor ne(Scalar target) => Comparison.Apply<NotEqual>(this, target);

#pragma warning disable CA2225 // the named form is ne
        /// <summary>Where left[i] is different from right[i], broadcasting.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => Comparison.Apply<NotEqual>(left, right);

        /// <summary>Where left[i] is different from right.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => Comparison.Apply<NotEqual>(left, right);

        /// <summary>Where left is different from right[i].</summary>
        public static Tensor operator !=(Scalar left, Tensor right) => Comparison.Apply<NotEqual>(right, left);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.ne(Tensor)"/>
    public static Tensor ne(Tensor left, Tensor right) => left.ne(right);
}
