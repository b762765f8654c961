using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = a[i] times the logarithm of b[i]; 0 where a[i] is 0.</summary>
internal readonly struct Xlogy : IPair
{
    public static string Name => "xlogy";

    public static bool SavesInputs => true;

    public static bool AlwaysFloat => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InDouble(a, b, (x, y) =>
        double.IsNaN(y) ? y : x == 0 ? 0 : x * Math.Log(y));

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        input == 1 ? dy * a! / b! : where(a!.eq((Scalar)0).logical_and(b!.le((Scalar)0)), zeros_like(dy), dy.xlogy(b!));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by <c>this[i]</c> times the logarithm of <c>y[i]</c>; 0 where <c>this[i]</c> is 0,
        /// broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor xlogy(Tensor y) => Binary.Apply<Pairwise<Xlogy>>(this, y);

        /// <summary>Each element replaced by <c>this[i]</c> times the logarithm of <c>y</c>; 0 where <c>this[i]</c> is 0.</summary>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor xlogy(Scalar y) => Binary.Apply<Pairwise<Xlogy>>(this, y);

        /// <summary>Replaces each element by <c>this[i]</c> times the logarithm of <c>y[i]</c>; 0 where <c>this[i]</c> is 0, broadcasting
        /// to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor xlogy_(Tensor y) => InPlace.Arithmetic<Pairwise<Xlogy>>(this, y);

        /// <summary>Replaces each element by <c>this[i]</c> times the logarithm of <c>y</c>; 0 where <c>this[i]</c> is 0.</summary>
        /// <returns>This tensor.</returns>
        public Tensor xlogy_(Scalar y) => InPlace.Arithmetic<Pairwise<Xlogy>>(this, y);
    }

    /// <inheritdoc cref="Tensor.xlogy(Tensor)"/>
    public static Tensor xlogy(Tensor x, Tensor y) => x.xlogy(y);

    /// <inheritdoc cref="Tensor.xlogy(Scalar)"/>
    public static Tensor xlogy(Tensor x, Scalar y) => x.xlogy(y);

    /// <inheritdoc cref="Tensor.xlogy_(Tensor)"/>
    public static Tensor xlogy_(Tensor x, Tensor y) => x.xlogy_(y);

    /// <inheritdoc cref="Tensor.xlogy_(Scalar)"/>
    public static Tensor xlogy_(Tensor x, Scalar y) => x.xlogy_(y);
}
