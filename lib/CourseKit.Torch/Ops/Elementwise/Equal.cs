using System.Numerics;

namespace TorchSharp;

/// <summary>Is a[i] equal to b[i]?</summary>
internal readonly struct Equal : IComparison
{
    public static bool Holds<T>(T a, T b) where T : unmanaged, INumber<T> => a == b;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where this[i] is equal to target[i], broadcasting.</summary>
        /// <returns>Tensor of bool of the shape both broadcast to.</returns>
        public Tensor eq(Tensor target) => Comparison.Apply<Equal>(this, target);

        /// <summary>Where this[i] is equal to the number.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor eq(Scalar target) => Comparison.Apply<Equal>(this, target);

#pragma warning disable CA2225 // the named form is eq
        /// <summary>Where left[i] is equal to right[i], broadcasting.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => Comparison.Apply<Equal>(left, right);

        /// <summary>Where left[i] is equal to right.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => Comparison.Apply<Equal>(left, right);

        /// <summary>Where left is equal to right[i].</summary>
        public static Tensor operator ==(Scalar left, Tensor right) => Comparison.Apply<Equal>(right, left);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.eq(Tensor)"/>
    public static Tensor eq(Tensor left, Tensor right) => left.eq(right);
}
