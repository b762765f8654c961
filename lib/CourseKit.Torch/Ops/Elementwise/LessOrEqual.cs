using System.Numerics;

namespace TorchSharp;

/// <summary>Is a[i] at most b[i]?</summary>
internal readonly struct LessOrEqual : IComparison
{
    public static bool Holds<T>(T a, T b) where T : unmanaged, INumber<T> => a <= b;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where this[i] is at most target[i], broadcasting.</summary>
        /// <returns>Tensor of bool of the shape both broadcast to.</returns>
        public Tensor le(Tensor target) => Comparison.Apply<LessOrEqual>(this, target);

        /// <summary>Where this[i] is at most the number.</summary>
        /// <returns>Tensor of bool of the same shape.</returns>
        public Tensor le(Scalar target) => Comparison.Apply<LessOrEqual>(this, target);

#pragma warning disable CA2225 // the named form is le
        /// <summary>Where left[i] is at most right[i], broadcasting.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => Comparison.Apply<LessOrEqual>(left, right);

        /// <summary>Where left[i] is at most right.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => Comparison.Apply<LessOrEqual>(left, right);

        /// <summary>Where left is at most right[i].</summary>
        public static Tensor operator <=(Scalar left, Tensor right) => Comparison.Apply<GreaterOrEqual>(right, left);
#pragma warning restore CA2225
    }

    /// <inheritdoc cref="Tensor.le(Tensor)"/>
    public static Tensor le(Tensor left, Tensor right) => left.le(right);
}
