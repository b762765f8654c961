using System.Numerics;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp.Modules;

/// <summary>The step of Adagrad for one element; the settings and what depends on the step's number alone are worked out
/// before.</summary>
internal readonly record struct AdagradRule(double Eps, double Decay, double Step) : IStepRule
{
    public void Apply<T>(ref Vector256<T> p, Vector256<T> g, ref Vector256<T> a, ref Vector256<T> b, ref Vector256<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        g += All<T>(Decay) * p;
        a += g * g;
        p -= All<T>(Step) * g / (Vector256.Sqrt(a) + All<T>(Eps));
    }
}
