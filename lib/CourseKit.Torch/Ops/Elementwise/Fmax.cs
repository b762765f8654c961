using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the larger of a[i] and b[i]; a number wins over NaN.</summary>
internal readonly struct Fmax : IPair
{
    public static string Name => "fmax";

    public static bool SavesInputs => true;

    public static bool AllowsBool => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => T.IsNaN(a) ? b : T.IsNaN(b) || a > b ? a : b;

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        dy.masked_fill(input == 0 ? a!.ge(b!).logical_or(b!.isnan()).logical_not() : a!.ge(b!).logical_or(b!.isnan()), 0);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the larger of <c>this[i]</c> and <c>other[i]</c>; a number wins over NaN,
        /// broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor fmax(Tensor other) => Binary.Apply<Pairwise<Fmax>>(this, other);
    }

    /// <inheritdoc cref="Tensor.fmax(Tensor)"/>
    public static Tensor fmax(Tensor input, Tensor other) => input.fmax(other);
}
