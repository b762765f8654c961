using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp;

/// <summary>y[i] = (x[i] + 3) / 6 kept between 0 and 1.</summary>
internal readonly struct HardsigmoidActivation : IActivation, IPiecewiseLinear
{
    public static string Name => "hardsigmoid";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        Min(Max(x + All<T>(3), Vector256<T>.Zero), All<T>(6)) / All<T>(6);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T> =>
        dy * All<T>(1f / 6f) & GreaterThan(x, All<T>(-3)) & LessThan(x, All<T>(3));       // a float in double too, as in PyTorch
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>(x[i] + 3) / 6</c> kept between 0 and 1.</summary>
        public Tensor hardsigmoid() => ActivationNode<HardsigmoidActivation>.Apply(this, default);

        /// <summary>In place: <c>(x[i] + 3) / 6</c> kept between 0 and 1.</summary>
        public Tensor hardsigmoid_() => ActivationNode<HardsigmoidActivation>.ApplyInPlace(this, default);
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>(x + 3) / 6</c> kept between 0 and 1.</summary>
            /// <param name="input">Any shape, floating point.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor hardsigmoid(Tensor input, bool inplace = false) =>
                inplace ? input.hardsigmoid_().alias() : input.hardsigmoid();
        }
    }
}
