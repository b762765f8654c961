using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = x[i] times the probability that a standard normal number lies below x[i].</summary>
/// <remarks>Hendrycks and Gimpel, Gaussian error linear units, arXiv:1606.08415; the exact form.</remarks>
internal readonly struct GELUActivation : IActivation, ISlope
{
    public static string Name => "gelu";

    public Tensor Slope(Tensor x) =>
        ((x * Math.Sqrt(0.5)).erf() + 1) * 0.5 + x * (x.square() * -0.5).exp() * (1 / Math.Sqrt(2 * Math.PI));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        x * All<T>(0.5) * (Vector256<T>.One + Erf(x * All<T>(Math.Sqrt(0.5))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var below = All<T>(0.5) * (Vector256<T>.One + Erf(x * All<T>(Math.Sqrt(0.5))));
        var density = Exp(x * x * All<T>(-0.5)) * All<T>(1 / Math.Sqrt(2 * Math.PI));
        return dy * (below + x * density);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>x[i]</c> times the probability that a standard normal number lies below it.</summary>
        public Tensor gelu() => ActivationNode<GELUActivation>.Apply(this, default);

        /// <summary>In place: <c>x[i]</c> times the probability that a standard normal number lies below it.</summary>
        public Tensor gelu_() => ActivationNode<GELUActivation>.ApplyInPlace(this, default);
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Gaussian error linear unit: <c>x</c> times the probability that a standard normal number lies below it.</summary>
            /// <param name="x">Any shape, floating point.</param>
            public static Tensor gelu(Tensor x) => x.gelu();

            /// <summary>Gaussian error linear unit: <c>x</c> times the probability that a standard normal number lies below it.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor gelu(Tensor x, bool inplace) => inplace ? x.gelu_().alias() : x.gelu();
        }
    }
}
