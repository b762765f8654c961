using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp;

/// <summary>A parabola around 0 that goes over into straight lines: curvature d^2 / 2 within bend of 0, else slope bend (|d| - bend / 2),
/// all times scale.</summary>
internal readonly struct SmoothAbsolute(double bend, double scale) : IActivation
{
    public static string Name => "smooth_l1_loss";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var line = All<T>(bend * scale) * (Abs(x) - All<T>(bend / 2));
        return ConditionalSelect(LessThan(Abs(x), All<T>(bend)), All<T>(scale / 2) * x * x, line);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T> =>
        dy * All<T>(scale) * Max(Min(x, All<T>(bend)), All<T>(-bend));
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Mean absolute error: <c>|input - target|</c>.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">Shaped like the input.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                WrappedTensorDisposeScope(() => Reduced((input - target).abs(), reduction));

            /// <summary>Squared error within beta, absolute error beyond: <c>d^2 / (2 beta)</c> and <c>|d| - beta / 2</c>.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">Shaped like the input.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            /// <param name="beta">Where one goes over into the other; 0 is the absolute error.</param>
            /// <remarks>Girshick, Fast R-CNN, arXiv:1504.08083.</remarks>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1)
            {
                if (beta < 0)
                    throw Errors.Torch($"smooth_l1_loss does not support negative values for beta, got {beta}.");
                if (beta == 0)
                    return l1_loss(input, target, reduction);
                return WrappedTensorDisposeScope(() =>
                    Reduced(ActivationNode<SmoothAbsolute>.Apply(input - target, new SmoothAbsolute(beta, 1 / beta)), reduction));
            }

            /// <summary>Squared error within delta, absolute error beyond: <c>d^2 / 2</c> and <c>delta (|d| - delta / 2)</c>.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">Shaped like the input.</param>
            /// <param name="delta">Where one goes over into the other; above 0.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            /// <remarks>Huber, Robust estimation of a location parameter, Ann. Math. Statist. 35, 1964.</remarks>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean)
            {
                if (delta <= 0)
                    throw Errors.Torch($"huber_loss does not support non-positive values for delta, got {delta}.");
                return WrappedTensorDisposeScope(() =>
                    Reduced(ActivationNode<SmoothAbsolute>.Apply(input - target, new SmoothAbsolute(delta, 1)), reduction));
            }
        }
    }
}
