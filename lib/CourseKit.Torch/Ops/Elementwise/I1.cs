using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the modified Bessel function of the first kind and order 1 at x[i].</summary>
internal readonly struct I1 : IFloatUnary
{
    public static string Name => "i1";

    public static Saves Saves => Saves.Input | Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.CreateTruncating(SpecialFunctions.I1(double.CreateTruncating(x[i])));
    }

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) =>
        dy.mul(x!.i0() - where(x!.eq((Scalar)0), 0.5 * ones_like(x!), y! / x!));
}
