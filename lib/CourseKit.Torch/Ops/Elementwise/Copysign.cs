using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = a[i] with the sign of b[i].</summary>
internal readonly struct Copysign : IPair
{
    public static string Name => "copysign";

    public static bool SavesInputs => true;

    public static bool AlwaysFloat => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InDouble(a, b, Math.CopySign);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        input == 1 ? zeros_like(dy) : where(a!.eq((Scalar)0), zeros_like(dy), dy * a!.copysign(b!) / a!);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by <c>this[i]</c> with the sign of <c>other[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor copysign(Tensor other) => Binary.Apply<Pairwise<Copysign>>(this, other);
    }

    /// <inheritdoc cref="Tensor.copysign(Tensor)"/>
    public static Tensor copysign(Tensor input, Tensor other) => input.copysign(other);
}
