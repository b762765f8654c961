using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp;

/// <summary>y[i] = x[i] drawn towards 0 by lambda; 0 within lambda of 0.</summary>
internal readonly struct SoftshrinkActivation(double lambda) : IActivation, IPiecewiseLinear
{
    public static string Name => "softshrink";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var above = ConditionalSelect(GreaterThan(x, All<T>(lambda)), x - All<T>(lambda), Vector256<T>.Zero);
        return ConditionalSelect(LessThan(x, All<T>(-lambda)), x + All<T>(lambda), above);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T> =>
        dy & (GreaterThan(x, All<T>(lambda)) | LessThan(x, All<T>(-lambda)));
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>x</c> drawn towards 0 by lambda; 0 within lambda of 0.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="lambda">Half the width of the dead zone; 0 or more.</param>
            public static Tensor softshrink(Tensor x, double lambda = 0.5) =>
                lambda < 0
                    ? throw Errors.Torch($"lambda must be greater or equal to 0, but found to be {lambda}.")
                    : ActivationNode<SoftshrinkActivation>.Apply(x, new SoftshrinkActivation(lambda));

            /// <summary><c>x</c> drawn towards 0 by lambda.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="lambda">Half the width of the dead zone; 0 or more.</param>
            public static Tensor Softshrink(Tensor x, double lambda = 0.5) => softshrink(x, lambda);
        }
    }
}
