using System.Numerics;
using System.Runtime.Intrinsics;
using CourseKit.Torch.Kernels;
using static CourseKit.Torch.Kernels.Lanes;

namespace TorchSharp.Modules;

/// <summary>The step of Rprop for one element; the settings and what depends on the step's number alone are worked out
/// before.</summary>
internal readonly record struct RpropRule(double EtaMinus, double EtaPlus, double Least, double Most, double Sign) : IStepRule
{
    public void Apply<T>(ref Vector256<T> p, Vector256<T> g, ref Vector256<T> a, ref Vector256<T> b, ref Vector256<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        g = All<T>(Sign) * g;
        var agree = g * a;
        var changed = Vector256.LessThan(agree, Vector256<T>.Zero);
        var factor = Vector256.ConditionalSelect(Vector256.GreaterThan(agree, Vector256<T>.Zero), All<T>(EtaPlus), Vector256<T>.One);
        factor = Vector256.ConditionalSelect(changed, All<T>(EtaMinus), factor);
        b = Vector256.Min(Vector256.Max(b * factor, All<T>(Least)), All<T>(Most));
        g = Vector256.AndNot(g, changed);
        var move = Vector256.ConditionalSelect(Vector256.Equals(g, Vector256<T>.Zero), Vector256<T>.Zero, Vector256.CopySign(b, g));
        p -= move;
        a = g;
    }
}
