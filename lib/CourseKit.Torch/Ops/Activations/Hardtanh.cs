using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static System.Runtime.Intrinsics.Vector256;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp;

/// <summary>y[i] = x[i] kept between min and max.</summary>
/// <remarks>relu6: Krizhevsky, Convolutional deep belief networks on CIFAR-10, 2010.</remarks>
internal readonly struct HardtanhActivation(double min, double max) : IActivation, IPiecewiseLinear
{
    public static string Name => "hardtanh";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        Min(Max(x, All<T>(min)), All<T>(max));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T> =>
        dy & GreaterThan(x, All<T>(min)) & LessThan(x, All<T>(max));
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>x[i]</c> kept between two bounds.</summary>
        public Tensor hardtanh(Scalar min, Scalar max) =>
            ActivationNode<HardtanhActivation>.Apply(this, new HardtanhActivation(min.As<double>(), max.As<double>()));

        /// <summary>In place: <c>x[i]</c> kept between two bounds.</summary>
        public Tensor hardtanh_(Scalar min, Scalar max) =>
            ActivationNode<HardtanhActivation>.ApplyInPlace(this, new HardtanhActivation(min.As<double>(), max.As<double>()));

        /// <summary><c>x[i]</c> kept between 0 and 6.</summary>
        public Tensor relu6() => hardtanh(0, 6);

        /// <summary>In place: <c>x[i]</c> kept between 0 and 6.</summary>
        public Tensor relu6_() => hardtanh_(0, 6);
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>x</c> kept between two bounds; the gradient at and beyond them is 0.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="min_val">Lower bound.</param>
            /// <param name="max_val">Upper bound.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                inplace ? x.hardtanh_(min_val, max_val).alias() : x.hardtanh(min_val, max_val);

            /// <summary><c>x</c> kept between two bounds.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="min_val">Lower bound.</param>
            /// <param name="max_val">Upper bound.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor Hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                hardtanh(x, min_val, max_val, inplace);

            /// <summary>Rectified linear unit kept below 6.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? x.relu6_().alias() : x.relu6();
        }
    }
}
