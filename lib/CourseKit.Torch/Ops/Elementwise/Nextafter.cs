using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the number next to a[i] on the way to b[i].</summary>
internal readonly struct Nextafter : IPair
{
    public static string Name => "nextafter";

    public static bool SavesInputs => false;

    public static bool AlwaysFloat => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (typeof(T) != typeof(float))
            return Pair.InDouble(a, b, (x, y) => x == y ? y : double.IsNaN(y) ? y : x < y ? Math.BitIncrement(x) : Math.BitDecrement(x));
        float from = (float)(object)a, to = (float)(object)b;
        return (T)(object)(from == to || float.IsNaN(to) ? to : from < to ? MathF.BitIncrement(from) : MathF.BitDecrement(from));
    }

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the number next to <c>this[i]</c> on the way to <c>other[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor nextafter(Tensor other) => Binary.Apply<Pairwise<Nextafter>>(this, other);
    }

    /// <inheritdoc cref="Tensor.nextafter(Tensor)"/>
    public static Tensor nextafter(Tensor input, Tensor other) => input.nextafter(other);
}
