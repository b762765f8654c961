using System.Numerics;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp.Modules;

/// <summary>The step of Adam for one element; the settings and what depends on the step's number alone are worked out
/// before.</summary>
internal readonly record struct AdamRule(double Beta1, double Beta2, double Eps, double Decay, double Shrink, double Step, double Root,
    bool Largest, double Sign) : IStepRule
{
    public void Apply<T>(ref Vector256<T> p, Vector256<T> g, ref Vector256<T> a, ref Vector256<T> b, ref Vector256<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        g = All<T>(Sign) * g + All<T>(Decay) * p;
        a = All<T>(Beta1) * a + All<T>(1 - Beta1) * g;
        b = All<T>(Beta2) * b + All<T>(1 - Beta2) * g * g;
        c = Vector256.Max(b, c);
        var square = Largest ? c : b;
        p = All<T>(Shrink) * p - All<T>(Step) * a / (Vector256.Sqrt(square) / All<T>(Root) + All<T>(Eps));
    }
}
