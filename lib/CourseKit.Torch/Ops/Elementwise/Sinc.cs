using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the sine of pi x[i] over pi x[i]; 1 at 0.</summary>
internal readonly struct Sinc : IFloatUnary
{
    public static string Name => "sinc";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = Normalised(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) =>
        dy.mul(where(x!.eq((Scalar)0), zeros_like(x!), (x!.mul((Scalar)Math.PI).cos() - x!.sinc()) / x!));

    private static T Normalised<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => x == T.Zero ? T.One : T.Sin(T.Pi * x) / (T.Pi * x);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the sine of <c>pi x[i]</c> over <c>pi x[i]</c>; 1 at 0.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor sinc() => Unary.Float<Sinc>(this);

        /// <summary>Replaces each element by the sine of <c>pi x[i]</c> over <c>pi x[i]</c>; 1 at 0.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sinc_() => InPlace.Apply(this, x => x.sinc());
    }

    /// <inheritdoc cref="Tensor.sinc()"/>
    public static Tensor sinc(Tensor input) => input.sinc();

    /// <inheritdoc cref="Tensor.sinc_()"/>
    public static Tensor sinc_(Tensor input) => input.sinc_();
}
