using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp;

/// <summary>y[i] = x[i] above the threshold, else value.</summary>
internal readonly struct ThresholdActivation(double threshold, double value) : IActivation, IPiecewiseLinear
{
    public static string Name => "threshold";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        ConditionalSelect(LessThanOrEqual(x, All<T>(threshold)), All<T>(value), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T> =>
        dy & ~LessThanOrEqual(x, All<T>(threshold));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>x[i]</c> above the threshold, else <c>value</c>.</summary>
        public Tensor threshold(Scalar threshold, Scalar value) =>
            ActivationNode<ThresholdActivation>.Apply(this, new ThresholdActivation(threshold.As<double>(), value.As<double>()));

        /// <summary>In place: <c>x[i]</c> above the threshold, else <c>value</c>.</summary>
        public Tensor threshold_(Scalar threshold, Scalar value) =>
            ActivationNode<ThresholdActivation>.ApplyInPlace(this, new ThresholdActivation(threshold.As<double>(), value.As<double>()));
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>x</c> above the threshold, else <c>value</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="threshold">What does not exceed it is replaced.</param>
            /// <param name="value">The replacement.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                inplace ? x.threshold_(threshold, value).alias() : x.threshold(threshold, value);

            /// <summary><c>x</c> above the threshold, else <c>value</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="threshold">What does not exceed it is replaced.</param>
            /// <param name="value">The replacement.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor Threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                nn.functional.threshold(x, threshold, value, inplace);
        }
    }
}
