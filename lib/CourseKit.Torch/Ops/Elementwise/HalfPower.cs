using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = x[i] to the power 1/2, as fast as a square root. Like any power, and unlike <see cref="Sqrt"/>, it keeps x for the
/// way back: the result may be changed in place.</summary>
internal readonly struct HalfPower : IFloatUnary
{
    public static string Name => "pow";

    public static Saves Saves => Saves.Input;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sqrt(x, y);

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => dy * (x!.rsqrt() * 0.5);
}
