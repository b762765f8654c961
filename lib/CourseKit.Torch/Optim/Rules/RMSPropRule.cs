using System.Numerics;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp.Modules;

/// <summary>The step of RMSProp for one element; the settings and what depends on the step's number alone are worked out
/// before.</summary>
internal readonly record struct RMSPropRule(double Alpha, double Eps, double Decay, double Momentum, bool Centered, double Step,
    double Sign) : IStepRule
{
    public void Apply<T>(ref Vector256<T> p, Vector256<T> g, ref Vector256<T> a, ref Vector256<T> b, ref Vector256<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        g = All<T>(Sign) * g + All<T>(Decay) * p;
        a = All<T>(Alpha) * a + All<T>(1 - Alpha) * g * g;
        c = All<T>(Alpha) * c + All<T>(1 - Alpha) * g;
        var spread = Vector256.Sqrt(Centered ? a - c * c : a) + All<T>(Eps);
        b = All<T>(Momentum) * b + g / spread;
        p -= All<T>(Step) * b;
    }
}
