using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = log(1 + exp(beta x[i])) / beta; x[i] itself where beta x[i] is above the threshold.</summary>
internal readonly struct SoftplusActivation(double beta, double threshold) : IActivation, ISlope
{
    public static string Name => "softplus";

    public Tensor Slope(Tensor x) => where((x * beta).gt(threshold), ones_like(x), (x * beta).sigmoid());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var z = x * All<T>(beta);
        var smooth = (Max(z, Vector256<T>.Zero) + Log1P(Exp(-Abs(z)))) / All<T>(beta);
        return ConditionalSelect(GreaterThan(z, All<T>(threshold)), x, smooth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var z = x * All<T>(beta);
        return ConditionalSelect(GreaterThan(z, All<T>(threshold)), dy, dy * Sigmoid(z));
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>log(1 + exp(beta x[i])) / beta</c>; <c>x[i]</c> itself where <c>beta x[i]</c> is above the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) =>
            ActivationNode<SoftplusActivation>.Apply(this, new SoftplusActivation(beta, threshold));

        /// <summary><c>log(1 / (1 + exp(-x[i])))</c>, without overflow.</summary>
        public Tensor log_sigmoid() => neg().softplus(1, double.PositiveInfinity).neg();
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Smooth rectifier: <c>log(1 + exp(beta x)) / beta</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="beta">Sharpness of the bend.</param>
            /// <param name="threshold">Where <c>beta x</c> is above it the result is x.</param>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);

            /// <summary>The logarithm of the logistic function, without overflow.</summary>
            /// <param name="x">Any shape, floating point.</param>
            public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();
        }
    }
}
