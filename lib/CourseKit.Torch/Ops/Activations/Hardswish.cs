using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = x[i] times (x[i] + 3) / 6 kept between 0 and 1.</summary>
/// <remarks>Howard et al., Searching for MobileNetV3, arXiv:1905.02244.</remarks>
internal readonly struct HardswishActivation : IActivation, ISlope
{
    public static string Name => "hardswish";

    public Tensor Slope(Tensor x) =>
        where(x.lt(-3), zeros_like(x), where(x.gt(3), ones_like(x), x / 3 + 0.5));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        x * Min(Max(x + All<T>(3), Vector256<T>.Zero), All<T>(6)) / All<T>(6);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var bent = ConditionalSelect(LessThan(x, All<T>(-3)), Vector256<T>.Zero, dy * (x / All<T>(3) + All<T>(0.5)));
        return ConditionalSelect(GreaterThan(x, All<T>(3)), dy, bent);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>x[i]</c> times <c>(x[i] + 3) / 6</c> kept between 0 and 1.</summary>
        public Tensor hardswish() => ActivationNode<HardswishActivation>.Apply(this, default);

        /// <summary>In place: <c>x[i]</c> times <c>(x[i] + 3) / 6</c> kept between 0 and 1.</summary>
        public Tensor hardswish_() => ActivationNode<HardswishActivation>.ApplyInPlace(this, default);
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>x</c> times <c>(x + 3) / 6</c> kept between 0 and 1.</summary>
            /// <param name="input">Any shape, floating point.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor hardswish(Tensor input, bool inplace = false) => inplace ? input.hardswish_().alias() : input.hardswish();
        }
    }
}
