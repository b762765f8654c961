using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = x[i] tanh(log(1 + exp(x[i]))).</summary>
/// <remarks>Misra, Mish: a self regularized non-monotonic activation function, arXiv:1908.08681.</remarks>
internal readonly struct MishActivation : IActivation, ISlope
{
    public static string Name => "mish";

    public Tensor Slope(Tensor x) =>
        x.softplus().tanh() + x * x.sigmoid() * (1 - x.softplus().tanh().square());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        x * Gate(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var gate = Gate(x);
        return dy * (gate + x * Sigmoid(x) * (Vector256<T>.One - gate * gate));
    }

    /// <summary>tanh(log(1 + e)) with e = exp(x), which is (e e + 2 e) / (e e + 2 e + 2); beyond 20 it is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Gate<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var e = Exp(Min(x, All<T>(20)));
        var grown = e * (e + All<T>(2));
        return grown / (grown + All<T>(2));
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>x tanh(softplus(x))</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor mish(Tensor x, bool inplace = false) =>
                inplace ? ActivationNode<MishActivation>.ApplyInPlace(x, default).alias()
                    : ActivationNode<MishActivation>.Apply(x, default);

            /// <summary><c>x tanh(softplus(x))</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            public static Tensor Mish(Tensor x) => mish(x);
        }
    }
}
