using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = scale x[i] above 0, else scale alpha (exp(input_scale x[i]) - 1).</summary>
/// <remarks>Clevert et al., arXiv:1511.07289; CELU: Barron, arXiv:1704.07483; SELU: Klambauer et al., arXiv:1706.02515.</remarks>
internal readonly struct ELUActivation(double alpha, double scale, double input_scale, double? gradient_scale = null) : IActivation, ISlope
{
    public static string Name => "elu";

    public Tensor Slope(Tensor x) =>
        where(x.gt(0), full_like(x, scale),
            (x.clamp(max: 0) * (gradient_scale ?? input_scale)).exp() * (alpha * scale * (gradient_scale ?? input_scale)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var bent = All<T>(alpha * scale) * Expm1(Min(x, Vector256<T>.Zero) * All<T>(input_scale));
        return ConditionalSelect(GreaterThan(x, Vector256<T>.Zero), x * All<T>(scale), bent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double inside = gradient_scale ?? input_scale;
        var bent = All<T>(alpha * scale * inside) * Exp(x * All<T>(inside));
        return dy * ConditionalSelect(GreaterThan(x, Vector256<T>.Zero), All<T>(scale), bent);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>x[i]</c> above 0, else <c>alpha (exp(x[i]) - 1)</c>.</summary>
        public Tensor elu(double alpha = 1) => ActivationNode<ELUActivation>.Apply(this, new ELUActivation(alpha, 1, 1));

        /// <summary><c>scale x[i]</c> above 0, else <c>scale alpha (exp(input_scale x[i]) - 1)</c>.</summary>
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) =>
            ActivationNode<ELUActivation>.Apply(this, new ELUActivation(alpha.As<double>(), scale.As<double>(), input_scale.As<double>()));

        /// <summary>In place: <c>x[i]</c> above 0, else <c>alpha (exp(x[i]) - 1)</c>.</summary>
        public Tensor elu_(double alpha = 1) => ActivationNode<ELUActivation>.ApplyInPlace(this, new ELUActivation(alpha, 1, 1));

        /// <summary>In place: <c>scale x[i]</c> above 0, else <c>scale alpha (exp(input_scale x[i]) - 1)</c>.</summary>
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) =>
            ActivationNode<ELUActivation>.ApplyInPlace(this,
                new ELUActivation(alpha.As<double>(), scale.As<double>(), input_scale.As<double>()));

        /// <summary><c>x[i]</c> above 0, else <c>exp(x[i]) - 1</c>.</summary>
        public Tensor celu() => elu();

        /// <summary><c>x[i]</c> above 0, else <c>alpha (exp(x[i] / alpha) - 1)</c>.</summary>
        public Tensor celu(Scalar alpha) =>
            ActivationNode<ELUActivation>.Apply(this, Continuous(alpha));

        /// <summary>In place: <c>x[i]</c> above 0, else <c>exp(x[i]) - 1</c>.</summary>
        public Tensor celu_() => elu_();

        /// <summary>In place: <c>x[i]</c> above 0, else <c>alpha (exp(x[i] / alpha) - 1)</c>.</summary>
        public Tensor celu_(Scalar alpha) =>
            ActivationNode<ELUActivation>.ApplyInPlace(this, Continuous(alpha));

        /// <summary>Elementwise: the ELU with the constants that keep mean 0 and variance 1 from layer to layer.</summary>
        public Tensor selu() => ActivationNode<ELUActivation>.Apply(this, new ELUActivation(SeluAlpha, SeluScale, 1));

        /// <summary>In place, elementwise: the ELU with the constants that keep mean 0 and variance 1 from layer to layer.</summary>
        public Tensor selu_() => ActivationNode<ELUActivation>.ApplyInPlace(this, new ELUActivation(SeluAlpha, SeluScale, 1));

        private const double SeluAlpha = 1.6732632423543772848170429916717;
        private const double SeluScale = 1.0507009873554804934193349852946;

        /// <summary>CELU's settings. Its gradient divides by alpha as a float, in double too, as in PyTorch.</summary>
        private static ELUActivation Continuous(Scalar alpha) => alpha.As<double>() is var value and not 0
            ? new ELUActivation(value, 1, 1 / value, 1.0 / (float)value)
            : throw Errors.Torch("ZeroDivisionError: alpha cannot be 0 for CELU");
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Exponential linear unit: <c>x</c> above 0, else <c>alpha (exp(x) - 1)</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="alpha">The limit far below 0 is -alpha.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? x.elu_(alpha).alias() : x.elu(alpha);

            /// <summary>ELU with a continuous slope: <c>x</c> above 0, else <c>alpha (exp(x / alpha) - 1)</c>.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="alpha">The limit far below 0 is -alpha; not 0.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor celu(Tensor x, double alpha, bool inplace = false) => inplace ? x.celu_(alpha).alias() : x.celu(alpha);

            /// <summary>Scaled ELU, with the constants that keep mean 0 and variance 1 from layer to layer.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? x.selu_().alias() : x.selu();
        }
    }
}
