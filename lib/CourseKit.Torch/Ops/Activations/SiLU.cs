using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static CourseKit.Torch.Kernels.Lanes;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = x[i] / (1 + exp(-x[i])).</summary>
/// <remarks>Elfwing et al., arXiv:1702.03118.</remarks>
internal readonly struct SiLUActivation : IActivation, ISlope
{
    public static string Name => "silu";

    public Tensor Slope(Tensor x) => x.sigmoid() * (1 + x * (1 - x.sigmoid()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        x * Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var s = Sigmoid(x);
        return dy * s * (Vector256<T>.One + x * (Vector256<T>.One - s));
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>x[i] / (1 + exp(-x[i]))</c>.</summary>
        public Tensor silu() => ActivationNode<SiLUActivation>.Apply(this, default);

        /// <summary>In place: <c>x[i] / (1 + exp(-x[i]))</c>.</summary>
        public Tensor silu_() => ActivationNode<SiLUActivation>.ApplyInPlace(this, default);
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Sigmoid linear unit, also called swish: <c>x / (1 + exp(-x))</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_().alias() : x.silu();

            /// <summary>Sigmoid linear unit: <c>x / (1 + exp(-x))</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor SiLU(Tensor x, bool inplace = false) => silu(x, inplace);
        }
    }
}
