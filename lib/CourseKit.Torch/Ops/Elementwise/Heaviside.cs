using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = 0 where a[i] is negative, 1 where it is positive, b[i] where it is 0.</summary>
internal readonly struct Heaviside : IPair
{
    public static string Name => "heaviside";

    public static bool SavesInputs => false;

    public static bool AllowsBool => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => T.IsZero(a) ? b : a > T.Zero ? T.One : T.Zero;

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by 0 where <c>this[i]</c> is negative, 1 where it is positive, <c>other[i]</c> where it is 0,
        /// broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor heaviside(Tensor other) => Binary.Apply<Pairwise<Heaviside>>(this, RequireSameType(this, other, "heaviside"));
    }
}
