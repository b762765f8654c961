using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the angle in radians, -pi to pi, of the point with ordinate a[i] and abscissa b[i].</summary>
internal readonly struct Atan2 : IPair
{
    public static string Name => "atan2";

    public static bool SavesInputs => true;

    public static bool AlwaysFloat => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InDouble(a, b, Math.Atan2);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) =>
        input == 0 ? dy * b! / (a!.square() + b!.square()) : -dy * a! / (a!.square() + b!.square());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the angle in radians, -pi to pi, of the point with ordinate <c>this[i]</c> and abscissa
        /// <c>other[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor atan2(Tensor other) => Binary.Apply<Pairwise<Atan2>>(this, other);

        /// <summary>Replaces each element by the angle in radians, -pi to pi, of the point with ordinate <c>this[i]</c> and abscissa
        /// <c>other[i]</c>, broadcasting to this shape.</summary>
        /// <returns>This tensor.</returns>
        public Tensor atan2_(Tensor other) => InPlace.Arithmetic<Pairwise<Atan2>>(this, other);

        /// <inheritdoc cref="atan2(Tensor)"/>
        public Tensor arctan2(Tensor other) => atan2(other);

        /// <inheritdoc cref="atan2_(Tensor)"/>
        public Tensor arctan2_(Tensor other) => atan2_(other);

        /// <inheritdoc cref="atan2(Tensor)"/>
        public Tensor arctan(Tensor other) => atan2(other);

        /// <inheritdoc cref="atan2_(Tensor)"/>
        public Tensor arctan_(Tensor other) => atan2_(other);
    }

    /// <inheritdoc cref="Tensor.atan2(Tensor)"/>
    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    /// <inheritdoc cref="Tensor.atan2_(Tensor)"/>
    public static Tensor atan2_(Tensor input, Tensor other) => input.atan2_(other);

    /// <inheritdoc cref="Tensor.arctan2(Tensor)"/>
    public static Tensor arctan2(Tensor input, Tensor other) => input.arctan2(other);

    /// <inheritdoc cref="Tensor.arctan2_(Tensor)"/>
    public static Tensor arctan2_(Tensor input, Tensor other) => input.arctan2_(other);

    /// <inheritdoc cref="Tensor.arctan(Tensor)"/>
    public static Tensor arctan(Tensor input, Tensor other) => input.arctan(other);

    /// <inheritdoc cref="Tensor.arctan_(Tensor)"/>
    public static Tensor arctan_(Tensor input, Tensor other) => input.arctan_(other);
}
