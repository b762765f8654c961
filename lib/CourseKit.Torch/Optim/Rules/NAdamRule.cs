using System.Numerics;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp.Modules;

/// <summary>The step of NAdam for one element; the settings and what depends on the step's number alone are worked out
/// before.</summary>
internal readonly record struct NAdamRule(double Beta1, double Beta2, double Eps, double Decay, double Correction, double StepGradient,
    double StepAverage) : IStepRule
{
    public void Apply<T>(ref Vector256<T> p, Vector256<T> g, ref Vector256<T> a, ref Vector256<T> b, ref Vector256<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        g += All<T>(Decay) * p;
        a = All<T>(Beta1) * a + All<T>(1 - Beta1) * g;
        b = All<T>(Beta2) * b + All<T>(1 - Beta2) * g * g;
        var root = Vector256.Sqrt(b / All<T>(Correction)) + All<T>(Eps);
        p -= (All<T>(StepGradient) * g + All<T>(StepAverage) * a) / root;
    }
}
