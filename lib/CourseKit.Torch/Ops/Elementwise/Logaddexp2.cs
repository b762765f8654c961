using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = the logarithm to base 2 of 2^a[i] + 2^b[i], without overflow.</summary>
internal readonly struct Logaddexp2 : IPair
{
    public static string Name => "logaddexp2";

    public static bool SavesInputs => true;

    public static bool AlwaysFloat => true;

    public static T Of<T>(T a, T b) where T : unmanaged, INumber<T> => Pair.InDouble(a, b, Sum);

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => dy / (1 + (input == 0 ? b! - a! : a! - b!).exp2());

    private static double Sum(double a, double b) =>
        double.IsInfinity(a) && a == b ? a : Math.Max(a, b) + SpecialFunctions.Log1p(Math.Pow(2, -Math.Abs(a - b))) / Math.Log(2);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element replaced by the logarithm to base 2 of <c>2^this[i] + 2^other[i]</c>, without overflow,
        /// broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor logaddexp2(Tensor other) => Binary.Apply<Pairwise<Logaddexp2>>(this, other);
    }

    /// <inheritdoc cref="Tensor.logaddexp2(Tensor)"/>
    public static Tensor logaddexp2(Tensor left, Tensor right) => left.logaddexp2(right);
}
