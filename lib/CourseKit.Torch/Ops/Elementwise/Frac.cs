using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the part of x[i] behind the point, with its sign.</summary>
internal readonly struct Frac : IFloatUnary
{
    public static string Name => "frac";

    public static Saves Saves => Saves.Nothing;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] - T.Truncate(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.alias();
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the part of <c>x[i]</c> behind the point, with its sign.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor frac() => Unary.Float<Frac>(this);

        /// <summary>Replaces each element by the part of <c>x[i]</c> behind the point, with its sign.</summary>
        /// <returns>This tensor.</returns>
        public Tensor frac_() => InPlace.Replace(this, frac());
    }

    /// <inheritdoc cref="Tensor.frac()"/>
    public static Tensor frac(Tensor input) => input.frac();

    /// <inheritdoc cref="Tensor.frac_()"/>
    public static Tensor frac_(Tensor input) => input.frac_();
}
