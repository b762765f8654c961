using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp;

/// <summary>y[i] = x[i]; 0 within lambda of 0.</summary>
internal readonly struct HardshrinkActivation(double lambda) : IActivation, IPiecewiseLinear
{
    public static string Name => "hardshrink";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        x & ~(GreaterThanOrEqual(x, All<T>(-lambda)) & LessThanOrEqual(x, All<T>(lambda)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T> =>
        dy & ~(GreaterThanOrEqual(x, All<T>(-lambda)) & LessThanOrEqual(x, All<T>(lambda)));
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>x</c>; 0 within lambda of 0.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="lambda">Half the width of the dead zone; 0 or more.</param>
            public static Tensor hardshrink(Tensor x, double lambda = 0.5) =>
                ActivationNode<HardshrinkActivation>.Apply(x, new HardshrinkActivation(lambda));

            /// <summary><c>x</c>; 0 within lambda of 0.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="lambda">Half the width of the dead zone; 0 or more.</param>
            public static Tensor Hardshrink(Tensor x, double lambda = 0.5) => hardshrink(x, lambda);
        }
    }
}
