using System.Numerics;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp.Modules;

/// <summary>The step of Adadelta for one element; the settings and what depends on the step's number alone are worked out
/// before.</summary>
internal readonly record struct AdadeltaRule(double Rho, double Eps, double Decay, double Step, double Sign) : IStepRule
{
    public void Apply<T>(ref Vector256<T> p, Vector256<T> g, ref Vector256<T> a, ref Vector256<T> b, ref Vector256<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        g = All<T>(Sign) * g + All<T>(Decay) * p;
        a = All<T>(Rho) * a + All<T>(1 - Rho) * g * g;
        var delta = Vector256.Sqrt(b + All<T>(Eps)) / Vector256.Sqrt(a + All<T>(Eps)) * g;
        b = All<T>(Rho) * b + All<T>(1 - Rho) * delta * delta;
        p -= All<T>(Step) * delta;
    }
}
