using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = x[i] - tanh(x[i]).</summary>
internal readonly struct TanhshrinkActivation : IActivation, ISlope
{
    public static string Name => "tanhshrink";

    public Tensor Slope(Tensor x) => x.tanh().square();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        x - TanhLanes.Apply(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var t = TanhLanes.Apply(x);
        return dy * (t * t);
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>x - tanh(x)</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor tanhshrink(Tensor x, bool inplace = false) =>
                inplace ? ActivationNode<TanhshrinkActivation>.ApplyInPlace(x, default).alias()
                    : ActivationNode<TanhshrinkActivation>.Apply(x, default);

            /// <summary><c>x - tanh(x)</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            public static Tensor Tanhshrink(Tensor x) => tanhshrink(x);
        }
    }
}
