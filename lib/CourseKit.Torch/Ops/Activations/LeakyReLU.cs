using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp;

/// <summary>y[i] = x[i] above 0, else negative_slope x[i].</summary>
/// <remarks>Maas et al., Rectifier nonlinearities improve neural network acoustic models, ICML 2013.</remarks>
internal readonly struct LeakyReLUActivation(double negative_slope) : IActivation, IPiecewiseLinear
{
    public static string Name => "leaky_relu";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        ConditionalSelect(GreaterThan(x, Vector256<T>.Zero), x, x * All<T>(negative_slope));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T> =>
        ConditionalSelect(GreaterThan(x, Vector256<T>.Zero), dy, dy * All<T>(negative_slope));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>x[i]</c> above 0, else <c>negative_slope x[i]</c>.</summary>
        public Tensor leaky_relu(Scalar negative_slope) =>
            ActivationNode<LeakyReLUActivation>.Apply(this, new LeakyReLUActivation(negative_slope.As<double>()));

        /// <summary>In place: <c>x[i]</c> above 0, else <c>negative_slope x[i]</c>.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) =>
            ActivationNode<LeakyReLUActivation>.ApplyInPlace(this, new LeakyReLUActivation(negative_slope.As<double>()));
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Leaky rectified linear unit: <c>x</c> above 0, else <c>negative_slope x</c>.</summary>
            /// <param name="input">Any shape, floating point.</param>
            /// <param name="negative_slope">Slope below 0.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? input.leaky_relu_(negative_slope).alias() : input.leaky_relu(negative_slope);
        }
    }
}
