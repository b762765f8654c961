using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = x[i] without the part behind the point; its gradient is 0.</summary>
internal readonly struct Trunc : INumericUnary
{
    public static string Name => "trunc";

    public static Saves Saves => Saves.Nothing;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
            for (int i = 0; i < x.Length; i++)
                y[i] = (T)(object)MathF.Truncate((float)(object)x[i]);
        else if (typeof(T) == typeof(double))
            for (int i = 0; i < x.Length; i++)
                y[i] = (T)(object)Math.Truncate((double)(object)x[i]);
        else
            x.CopyTo(y);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => zeros_like(dy);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by <c>x[i]</c> without the part behind the point.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor trunc() => Unary.Numeric<Trunc>(this);

        /// <summary>Replaces each element by <c>x[i]</c> without the part behind the point.</summary>
        /// <returns>This tensor.</returns>
        public Tensor trunc_() => InPlace.Replace(this, trunc());

        /// <inheritdoc cref="trunc()"/>
        public Tensor fix() => trunc();

        /// <inheritdoc cref="trunc_()"/>
        public Tensor fix_() => trunc_();
    }

    /// <inheritdoc cref="Tensor.trunc()"/>
    public static Tensor trunc(Tensor input) => input.trunc();

    /// <inheritdoc cref="Tensor.trunc_()"/>
    public static Tensor trunc_(Tensor input) => input.trunc_();

    /// <inheritdoc cref="Tensor.fix()"/>
    public static Tensor fix(Tensor input) => input.fix();

    /// <inheritdoc cref="Tensor.fix_()"/>
    public static Tensor fix_(Tensor input) => input.fix_();
}
