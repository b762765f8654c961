using System.Numerics;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp.Modules;

/// <summary>The step of RAdam for one element; the settings and what depends on the step's number alone are worked out
/// before.</summary>
internal readonly record struct RAdamRule(double Beta1, double Beta2, double Eps, double Decay, bool Adaptive, double Step) : IStepRule
{
    public void Apply<T>(ref Vector256<T> p, Vector256<T> g, ref Vector256<T> a, ref Vector256<T> b, ref Vector256<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        g += All<T>(Decay) * p;
        a = All<T>(Beta1) * a + All<T>(1 - Beta1) * g;
        b = All<T>(Beta2) * b + All<T>(1 - Beta2) * g * g;
        p -= Adaptive ? All<T>(Step) * a / (Vector256.Sqrt(b) + All<T>(Eps)) : All<T>(Step) * a;
    }
}
