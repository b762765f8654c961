using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = x[i] / (1 + |x[i]|).</summary>
internal readonly struct SoftsignActivation : IActivation, ISlope
{
    public static string Name => "softsign";

    public Tensor Slope(Tensor x) => (x.abs() + 1).pow(-2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        x / (Vector256<T>.One + Abs(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var reach = Vector256<T>.One + Abs(x);
        return dy / (reach * reach);
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>x / (1 + |x|)</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor softsign(Tensor x, bool inplace = false) =>
                inplace ? ActivationNode<SoftsignActivation>.ApplyInPlace(x, default).alias()
                    : ActivationNode<SoftsignActivation>.Apply(x, default);

            /// <summary><c>x / (1 + |x|)</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            public static Tensor Softsign(Tensor x) => softsign(x);
        }
    }
}
