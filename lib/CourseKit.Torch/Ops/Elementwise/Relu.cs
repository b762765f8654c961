using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = max(0, x[i]).</summary>
internal readonly struct Relu : INumericUnary
{
    public static string Name => "relu";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> 
    {
        int i = 0;
        if (Vector<T>.IsSupported)
            for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var v = new Vector<T>(x[i..]);
                Vector.ConditionalSelect(Vector.LessThan(v, Vector<T>.Zero), Vector<T>.Zero, v).CopyTo(y[i..]);
            }
        for (; i < x.Length; i++)
            y[i] = x[i] < T.Zero ? T.Zero : x[i];       // what is not below 0 stays as it is: -0 and NaN too
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => Binary.ApplyOver<ReluGradient>(dy, y!);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by <c>max(0, x[i])</c>.</summary>
        /// <returns>New tensor of the same shape and type.</returns>
        public Tensor relu() => Unary.Numeric<Relu>(this);

        /// <summary>Replaces each element by <c>max(0, x[i])</c>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor relu_() => InPlace.Replace(this, relu());
    }
}
