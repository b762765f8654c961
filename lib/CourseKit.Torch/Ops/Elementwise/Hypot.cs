using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the root of a[i]^2 + b[i]^2.</summary>
internal readonly struct Hypot : IPair
{
    public static string Name => "hypot";

    public static bool SavesInputs => true;

    public static bool AlwaysFloat => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InDouble(a, b, double.Hypot);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => dy * (input == 0 ? a! : b!) / a!.hypot(b!);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the root of <c>this[i]^2 + other[i]^2</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor hypot(Tensor other) => Binary.Apply<Pairwise<Hypot>>(this, other);
    }

    /// <inheritdoc cref="Tensor.hypot(Tensor)"/>
    public static Tensor hypot(Tensor left, Tensor right) => left.hypot(right);
}
