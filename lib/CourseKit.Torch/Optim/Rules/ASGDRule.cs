using System.Numerics;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp.Modules;

/// <summary>The step of ASGD for one element; the settings and what depends on the step's number alone are worked out
/// before.</summary>
internal readonly record struct ASGDRule(double Decay, double Shrink, double Step, double Mu, double Sign) : IStepRule
{
    public void Apply<T>(ref Vector256<T> p, Vector256<T> g, ref Vector256<T> a, ref Vector256<T> b, ref Vector256<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        g = All<T>(Sign) * g + All<T>(Decay) * p;
        p = All<T>(Shrink) * p - All<T>(Step) * g;
        a = Mu == 1 ? p : a + (p - a) * All<T>(Mu);
    }
}
