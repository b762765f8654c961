using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the natural logarithm of x[i]; NaN below 0.</summary>
internal readonly struct Log : IFloatUnary
{
    public static string Name => "log";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // the runtime's own logarithm: the vectorised one has other bits before and after recompilation
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Log(x[i]);
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy.div(x!);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the natural logarithm of <c>x[i]</c>; NaN below 0.</summary>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        public Tensor log() => Unary.Float<Log>(this);

        /// <summary>Replaces each element by the natural logarithm of <c>x[i]</c>; NaN below 0.</summary>
        /// <returns>This tensor.</returns>
        public Tensor log_() => InPlace.Apply(this, x => x.log());
    }

    /// <inheritdoc cref="Tensor.log_()"/>
    public static Tensor log_(Tensor input) => input.log_();

    /// <inheritdoc cref="Tensor.log"/>
    public static Tensor log(Tensor input) => input.log();
}
